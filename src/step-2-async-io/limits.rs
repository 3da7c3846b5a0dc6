use tokio::time::{Duration, sleep, timeout};

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let limit = Duration::from_millis(10);
    let pause = Duration::from_millis(30);
    let blocks = async { std::thread::sleep(pause) };
    let waits = async { sleep(pause).await };
    println!("{:?}", timeout(limit, blocks).await);
    println!("{:?}", timeout(limit, waits).await);
}
