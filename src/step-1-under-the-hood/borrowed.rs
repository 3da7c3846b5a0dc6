use std::time::Duration;
use tokio::time::sleep;

async fn last_digit() -> u32 {
    let digits = [1, 8, 1, 5];
    let last = &digits[3]; // points into `digits`
    sleep(Duration::from_millis(100)).await;
    *last
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let last = last_digit().await;
    println!("{last}");
}
