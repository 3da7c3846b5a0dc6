//! Two branches that are there at the same time, of which one waits for what the other has.

use std::time::Duration;
use tokio::sync::Semaphore;
use tokio::time::sleep;

async fn print_page(printer: &Semaphore) {
    let _turn = printer.acquire().await;
    sleep(Duration::from_millis(70)).await;
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let printer = Semaphore::new(1);
    let letter = print_page(&printer);
    let poster = print_page(&printer);
    tokio::join!(letter, poster);
    println!("printed");
}
