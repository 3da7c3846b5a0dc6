use std::time::Duration;
use tokio::time::{Instant, sleep};

async fn fetch(attempt: u32) -> Result<String, u16> {
    sleep(Duration::from_millis(300)).await;
    println!("attempt {attempt}: 503");
    Err(503)
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let start = Instant::now();
    let pause = sleep(Duration::from_millis(500));
    let _user = fetch(1).await;
    pause.await;
    println!("next attempt after {:?}", start.elapsed());
}
