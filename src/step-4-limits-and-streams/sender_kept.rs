use tokio::sync::mpsc::channel;
use tokio::time::{Duration, timeout};

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let (orders, mut kitchen) = channel(8);
    let waiter = orders.clone();
    tokio::spawn(async move { waiter.send("soup").await });
    for _ in 0..2 {
        let order = timeout(Duration::from_secs(60), kitchen.recv()).await;
        println!("{order:?}");
    }
}
