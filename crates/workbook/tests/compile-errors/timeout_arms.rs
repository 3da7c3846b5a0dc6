// advice: none
use std::time::Duration;
use tokio::time::timeout;

async fn fetch() -> Result<u32, String> {
    Ok(7)
}

#[tokio::main]
async fn main() {
    match timeout(Duration::from_secs(1), fetch()).await {
        Ok(user) => println!("{}", user + 1),
        Err(error) => println!("{error}"),
    }
}
