use std::sync::Arc;
use tokio::sync::Mutex;
use tokio::time::{Duration, Instant, sleep};

async fn visit(visits: Arc<Mutex<u32>>) {
    let mut visits = visits.lock().await;
    sleep(Duration::from_millis(100)).await;
    *visits += 1;
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let (start, visits) = (Instant::now(), Arc::default());
    tokio::join!(visit(Arc::clone(&visits)), visit(Arc::clone(&visits)));
    println!("{} after {:?}", visits.lock().await, start.elapsed());
}
