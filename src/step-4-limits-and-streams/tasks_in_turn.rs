use tokio::time::{Duration, Instant, sleep};

async fn fetch_frame(millis: u64) -> u64 {
    sleep(Duration::from_millis(millis)).await;
    millis
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let start = Instant::now();
    let tasks = [30, 10, 20].map(|millis| tokio::spawn(fetch_frame(millis)));
    for task in tasks {
        println!("{:?} at {:?}", task.await, start.elapsed());
    }
}
