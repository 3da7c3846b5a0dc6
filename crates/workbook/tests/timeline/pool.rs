use std::time::Duration;
use tokio::task::spawn_blocking;

fn hash(text: &'static str) -> usize {
    std::thread::sleep(Duration::from_millis(60));
    text.len()
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let long = spawn_blocking(|| hash("a long text"));
    let short = spawn_blocking(|| hash("short"));
    println!("{} {}", long.await.unwrap(), short.await.unwrap());
}
