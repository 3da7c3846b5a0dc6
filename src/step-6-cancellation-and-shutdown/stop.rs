use std::time::Duration;

use tokio::time::{sleep, timeout};
use tokio_util::{sync::CancellationToken, task::TaskTracker};

async fn work(stop: CancellationToken) {
    for user in 1.. {
        if stop.is_cancelled() {
            return;
        }
        sleep(Duration::from_millis(300)).await;
        println!("stored {user}");
    }
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let (stop, workers) = (CancellationToken::new(), TaskTracker::new());
    workers.spawn(work(stop.clone()));
    sleep(Duration::from_millis(700)).await;
    stop.cancel();
    workers.close();
    let ended = timeout(Duration::from_secs(1), workers.wait()).await;
    println!("in time: {}", ended.is_ok());
}
