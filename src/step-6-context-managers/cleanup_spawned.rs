use std::time::Duration;

use tokio::time::sleep;

struct Session;

impl Drop for Session {
    fn drop(&mut self) {
        tokio::spawn(roll_back());
    }
}

async fn roll_back() {
    sleep(Duration::from_millis(100)).await;
    println!("rolled back");
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let session = Session;
    sleep(Duration::from_millis(50)).await;
    drop(session);
    println!("next session begins");
    sleep(Duration::from_millis(200)).await;
}
