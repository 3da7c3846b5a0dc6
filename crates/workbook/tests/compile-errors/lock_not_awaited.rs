// advice: future-for-value
use tokio::sync::Mutex;

#[tokio::main]
async fn main() {
    let visits = Mutex::new(0);
    *visits.lock() += 1;
}
