// advice: kept-across-await
use std::sync::Mutex;

static VISITS: Mutex<u32> = Mutex::new(0);

async fn visit() {
    let mut visits = VISITS.lock().unwrap();
    *visits += 1;
    drop(visits);
    tokio::task::yield_now().await;
}

#[tokio::main]
async fn main() {
    tokio::spawn(visit());
}
