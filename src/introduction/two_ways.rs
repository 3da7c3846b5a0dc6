use tokio::time::{Duration, Instant, sleep};

async fn lookup(millis: u64) {
    sleep(Duration::from_millis(millis)).await;
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let start = Instant::now();
    lookup(200).await;
    lookup(300).await;
    println!("one after the other: {:?}", start.elapsed());

    let start = Instant::now();
    tokio::join!(lookup(200), lookup(300));
    println!("together: {:?}", start.elapsed());
}
