// advice: not-pinned
use std::time::Duration;
use tokio::time::sleep;

#[tokio::main]
async fn main() {
    let mut timer = sleep(Duration::from_secs(1));
    tokio::select! {
        _ = &mut timer => {}
        _ = sleep(Duration::from_millis(100)) => println!("tick"),
    }
}
