use tokio::time::{Duration, Instant, interval, sleep};

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let start = Instant::now();
    let mut ticks = interval(Duration::from_millis(30));
    for _ in 0..5 {
        tokio::select! {
            _ = ticks.tick() => print!("tick "),
            _ = sleep(Duration::from_millis(70)) => print!("limit "),
        }
    }
    println!("{:?}", start.elapsed());
}
