use std::time::Duration;
use tokio::time::{sleep, timeout};

async fn fetch(url: &str, seconds: u64) -> Result<String, u16> {
    sleep(Duration::from_secs(seconds)).await;
    println!("{url} was answered");
    match url {
        "/user" => Ok("Ada".to_owned()),
        _ => Err(503),
    }
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let limit = Duration::from_secs(3);
    let user = timeout(limit, fetch("/user", 1)).await;
    println!("{user:?}");
    let posts = timeout(limit, fetch("/posts", 2)).await;
    println!("{posts:?}");
    let profile = timeout(limit, fetch("/profile", 4)).await;
    println!("{profile:?}");
    sleep(Duration::from_secs(2)).await;
}
