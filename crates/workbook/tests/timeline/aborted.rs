use std::time::Duration;
use tokio::time::sleep;

async fn patrol() {
    loop {
        sleep(Duration::from_millis(30)).await;
        println!("all quiet");
    }
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let guard = tokio::spawn(patrol());
    let asleep = tokio::spawn(patrol());
    asleep.abort();
    sleep(Duration::from_millis(100)).await;
    guard.abort();
    println!("{}", guard.await.unwrap_err().is_cancelled());
}
