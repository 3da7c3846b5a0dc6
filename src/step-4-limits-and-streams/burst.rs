use std::time::Duration;

use tokio::time::{Instant, interval, sleep};

async fn run(job: u32) {
    let length = if job == 1 { 250 } else { 20 };
    sleep(Duration::from_millis(length)).await;
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let start = Instant::now();
    let mut ticks = interval(Duration::from_millis(100));
    for job in 1..=5 {
        ticks.tick().await;
        println!("run {job} begins after {:?}", start.elapsed());
        run(job).await;
    }
}
