use std::time::Duration;
use tokio::time::{Instant, interval, sleep};

async fn back_up() {
    sleep(Duration::from_secs(3600)).await;
    println!("backed up");
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let start = Instant::now();
    let job = tokio::spawn(back_up());
    let mut quarter = interval(Duration::from_secs(900));
    for _ in 0..4 {
        quarter.tick().await;
        println!("{:?}", start.elapsed());
    }
    job.await.unwrap();
}
