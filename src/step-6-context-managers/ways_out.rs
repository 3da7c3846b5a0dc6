use std::time::Duration;

use tokio::time::{sleep, timeout};

struct Session(&'static str);

impl Drop for Session {
    fn drop(&mut self) {
        println!("{}: closed", self.0);
    }
}

async fn greet(user: &'static str, milliseconds: u64) {
    let session = Session(user);
    sleep(Duration::from_millis(milliseconds)).await;
    println!("{}: greeted", session.0);
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let ada = greet("Ada", 200);
    let grace = greet("Grace", 300);
    let limit = Duration::from_millis(100);
    let _ = tokio::join!(ada, timeout(limit, grace));
}
