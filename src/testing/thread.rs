use std::time::Duration;

use tokio::sync::oneshot;
use tokio::time::{Instant, timeout};

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let start = Instant::now();
    let (sender, user) = oneshot::channel();
    std::thread::spawn(move || {
        std::thread::sleep(Duration::from_millis(50));
        let _ = sender.send("Ada");
    });
    let user = timeout(Duration::from_secs(5), user).await;
    println!("{user:?} after {:?}", start.elapsed());
}
