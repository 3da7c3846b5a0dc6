use tokio::time::{Duration, Instant, sleep};

async fn print_page(millis: u64) {
    sleep(Duration::from_millis(millis)).await;
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let start = Instant::now();
    print_page(40).await;
    tokio::join!(print_page(50), print_page(70));
    println!("{:?}", start.elapsed());
}
