use std::time::Duration;
use tokio::time::{Instant, sleep};

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let start = Instant::now();
    let mut timer = sleep(Duration::from_secs(1));
    (&mut timer).await;
    println!("{:?}, finished: {}", start.elapsed(), timer.is_elapsed());
}
