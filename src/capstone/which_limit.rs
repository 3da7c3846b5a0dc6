use std::future::pending;
use tokio::time::{Duration, timeout};

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let (short, long) = (Duration::from_secs(2), Duration::from_secs(4));
    println!("{:?}", timeout(short, timeout(long, pending::<()>())).await);
    println!("{:?}", timeout(long, timeout(short, pending::<()>())).await);
}
