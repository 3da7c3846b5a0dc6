use std::time::Duration;

use tokio::sync::Mutex;
use tokio::time::{Instant, sleep};

async fn visit(visits: &Mutex<u32>) {
    *visits.lock().await += 1;
    fetch_name().await;
}

async fn fetch_name() {
    sleep(Duration::from_millis(100)).await;
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let start = Instant::now();
    let visits = Mutex::new(0);
    let first = visit(&visits);
    let second = visit(&visits);
    tokio::join!(first, second);
    println!("two visits took {:?}", start.elapsed());
}
