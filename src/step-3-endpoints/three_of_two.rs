use tokio::sync::Semaphore;
use tokio::time::{Duration, Instant, sleep};

async fn count_rows(pool: &Semaphore) {
    let _connection = pool.acquire().await.unwrap();
    sleep(Duration::from_millis(100)).await;
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let (pool, start) = (Semaphore::new(2), Instant::now());
    tokio::join!(count_rows(&pool), count_rows(&pool), count_rows(&pool));
    println!("{:?}", start.elapsed());
}
