use std::time::Duration;

use tokio::time::Instant;

async fn fetch_user(name: &'static str) -> &'static str {
    std::thread::sleep(Duration::from_millis(50));
    name
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let start = Instant::now();
    let users = tokio::join!(fetch_user("Ada"), fetch_user("Grace"));
    println!("{users:?} after {:?}", start.elapsed());
}
