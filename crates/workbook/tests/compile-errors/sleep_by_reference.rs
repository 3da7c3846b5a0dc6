// advice: not-pinned
use std::time::Duration;
use tokio::time::sleep;

#[tokio::main]
async fn main() {
    let mut timer = sleep(Duration::from_secs(1));
    (&mut timer).await;
}
