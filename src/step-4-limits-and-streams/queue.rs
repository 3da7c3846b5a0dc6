use std::time::Duration;

use tokio::sync::mpsc;
use tokio::time::{Instant, sleep};

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let start = Instant::now();
    let (sender, mut receiver) = mpsc::channel(1);
    let read = async move {
        for user in 1..=4 {
            sender.send(user).await.expect("the receiver is there");
            println!("sent {user} after {:?}", start.elapsed());
        }
    };
    let store = async {
        while let Some(_user) = receiver.recv().await {
            sleep(Duration::from_millis(100)).await;
        }
    };
    tokio::join!(read, store);
    println!("stored after {:?}", start.elapsed());
}
