use std::{sync::Arc, time::Duration};
use tokio::{sync::Semaphore, time::sleep};

async fn print_page(page: u64, printers: Arc<Semaphore>) {
    let _printer = printers.acquire().await.unwrap();
    sleep(Duration::from_millis(60 + 10 * page)).await;
    println!("page {page}");
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let printers = Arc::new(Semaphore::new(2));
    let mut pages = Vec::new();
    for page in 1..=5 {
        pages.push(tokio::spawn(print_page(page, printers.clone())));
    }
    for page in pages {
        page.await.unwrap();
    }
}
