use std::collections::BTreeMap;
use std::time::Duration;
use tokio::time::{Instant, sleep};

async fn fetch(url: &str) -> Result<usize, u16> {
    sleep(Duration::from_millis(200)).await;
    match url {
        "/lost" => Err(404),
        _ => Ok(url.len()),
    }
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let start = Instant::now();
    let urls = ["/user", "/lost", "/user"];
    let requests = BTreeMap::from(urls.map(|url| (url, fetch(url))));
    let mut answers = Vec::new();
    for (url, request) in requests {
        answers.push((url, request.await.ok()));
    }
    let elapsed = start.elapsed();
    println!("{answers:?} after {elapsed:?}");
}
