use std::sync::Mutex;
use std::time::Duration;
use tokio::time::sleep;

async fn fetch_name() {
    sleep(Duration::from_millis(100)).await;
}

async fn visit(visits: &Mutex<u32>) {
    let before = *visits.lock().expect("not poisoned");
    fetch_name().await;
    *visits.lock().expect("not poisoned") = before + 1;
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let visits = Mutex::new(0);
    let (first, second, third) = (visit(&visits), visit(&visits), visit(&visits));
    tokio::join!(first, second, third);
    let visits = visits.lock().expect("not poisoned");
    println!("visits: {visits}");
}
