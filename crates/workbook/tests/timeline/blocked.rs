use std::time::Duration;
use tokio::time::sleep;

async fn heartbeat() {
    for beat in 1..=4 {
        sleep(Duration::from_millis(50)).await;
        println!("beat {beat}");
    }
}

async fn compress() {
    sleep(Duration::from_millis(70)).await;
    std::thread::sleep(Duration::from_millis(160));
    println!("compressed");
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let beats = tokio::spawn(heartbeat());
    let work = tokio::spawn(compress());
    beats.await.unwrap();
    work.await.unwrap();
}
