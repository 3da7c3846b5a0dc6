use std::time::Duration;

use tokio::time::{sleep, timeout};

async fn store(user: u32) {
    println!("{user}: begun");
    sleep(Duration::from_millis(300)).await;
    println!("{user}: stored");
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let limit = Duration::from_millis(100);
    let first = store(1);
    let second_task = tokio::spawn(store(2));
    let third_task = tokio::spawn(store(3));
    third_task.abort();
    let all = async { tokio::join!(first, second_task) };
    let in_time = timeout(limit, all).await.is_ok();
    println!("in time: {in_time}");
    sleep(Duration::from_secs(1)).await;
}
