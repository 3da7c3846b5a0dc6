// advice: result-of-timeout
use std::time::Duration;
use tokio::time::timeout;

async fn fetch() -> Result<u32, String> {
    Ok(7)
}

#[tokio::main]
async fn main() {
    let user: Result<u32, String> = timeout(Duration::from_secs(1), fetch()).await;
    println!("{user:?}");
}
