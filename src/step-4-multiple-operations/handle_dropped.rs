use std::time::Duration;
use tokio::time::sleep;

async fn fetch_posts() {
    sleep(Duration::from_millis(300)).await;
    println!("posts read");
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let posts_task = tokio::spawn(fetch_posts());
    drop(posts_task);
    println!("handle dropped");
    sleep(Duration::from_millis(500)).await;
    println!("main ends");
}
