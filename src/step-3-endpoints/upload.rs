use tokio::time::{Duration, sleep, timeout};

async fn say_after(millis: u64, text: &str) {
    sleep(Duration::from_millis(millis)).await;
    println!("{text}");
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    tokio::spawn(say_after(300, "thumbnail"));
    let answer = say_after(200, "answered");
    let _ = timeout(Duration::from_millis(100), answer).await;
    say_after(900, "closing").await;
}
