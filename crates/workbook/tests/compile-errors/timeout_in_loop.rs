// advice: future-moved
use std::time::Duration;
use tokio::time::timeout;

async fn fetch() -> u32 {
    7
}

#[tokio::main]
async fn main() {
    let user = fetch();
    for _ in 0..2 {
        println!("{:?}", timeout(Duration::from_secs(1), user).await);
    }
}
