use std::time::Duration;
use tokio::{task::JoinSet, time::sleep};

async fn read_page(number: u64) -> u64 {
    sleep(Duration::from_millis(40 * number)).await;
    assert!(number != 2, "page {number} is torn");
    number * 10
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let mut pages = JoinSet::new();
    for number in 1..=4 {
        pages.spawn(read_page(number));
    }
    while let Some(page) = pages.join_next().await {
        match page {
            Ok(words) => println!("{words} words"),
            Err(error) => println!("panicked: {}", error.is_panic()),
        }
    }
}
