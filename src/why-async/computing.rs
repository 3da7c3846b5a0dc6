use std::time::{Duration, Instant};
use tokio::time::sleep;

async fn fetch_user() {
    let start = Instant::now();
    sleep(Duration::from_millis(100)).await; // a request
    let tenths = start.elapsed().as_millis() / 100;
    println!("user after 0.{tenths} s");
}

fn compute() {
    let start = Instant::now();
    while start.elapsed() < Duration::from_millis(300) {} // adds up numbers
}

async fn yearly_report() {
    compute();
    println!("report");
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    tokio::join!(fetch_user(), yearly_report());
}
