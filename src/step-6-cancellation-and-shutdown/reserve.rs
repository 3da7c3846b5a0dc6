use std::time::Duration;

use tokio::{sync::mpsc, time::timeout};

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let (tx, mut rx) = mpsc::channel(1);
    let limit = Duration::from_millis(100);
    for user in ["Ada".to_owned(), "Grace".to_owned()] {
        // Wait for room, and only for that.
        match timeout(limit, tx.reserve()).await {
            // A plain call: it can neither wait nor fail.
            Ok(Ok(permit)) => permit.send(user),
            Ok(Err(_closed)) => println!("nobody takes {user}"),
            Err(_elapsed) => println!("no room, {user} is still here"),
        }
    }
    println!("in the channel: {:?}", rx.recv().await);
}
