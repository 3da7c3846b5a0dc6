use tokio::time::{Duration, sleep, timeout};

async fn ship() -> Result<u32, &'static str> {
    sleep(Duration::from_secs(1)).await;
    Err("no address")
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let task = tokio::spawn(ship());
    let shipped = timeout(Duration::from_secs(2), task).await;
    println!("{shipped:?}");
}
