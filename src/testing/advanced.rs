use std::time::Duration;

use tokio::time::{advance, interval};

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let refresh_task = tokio::spawn(async {
        let mut ticks = interval(Duration::from_secs(1));
        loop {
            ticks.tick().await;
            println!("refreshed");
        }
    });
    tokio::task::yield_now().await;
    advance(Duration::from_millis(3500)).await;
    refresh_task.abort();
}
