// advice: kept-across-await
use std::sync::Mutex;

static VISITS: Mutex<u32> = Mutex::new(0);

#[tokio::main]
async fn main() {
    tokio::spawn(async {
        let mut visits = VISITS.lock().unwrap();
        tokio::task::yield_now().await;
        *visits += 1;
    });
}
