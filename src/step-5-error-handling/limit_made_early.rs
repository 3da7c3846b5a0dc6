use tokio::time::{Duration, Instant, sleep, timeout};

async fn wait(millis: u64) {
    sleep(Duration::from_millis(millis)).await;
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let start = Instant::now();
    let answer = timeout(Duration::from_millis(100), wait(80));
    wait(60).await;
    println!("{:?} at {:?}", answer.await, start.elapsed());
}
