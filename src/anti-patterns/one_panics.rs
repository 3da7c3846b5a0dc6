use std::time::Duration;

use futures::future::join_all;
use tokio::time::sleep;

async fn send(user: u64) -> u64 {
    sleep(Duration::from_millis(50 * user)).await;
    assert!(user != 2, "user 2 has no address");
    println!("sent to {user}");
    user
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let sent = join_all([send(1), send(2), send(3)]).await;
    println!("{} mails", sent.len());
}
