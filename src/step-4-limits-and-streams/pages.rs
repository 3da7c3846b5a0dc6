use std::pin::pin;
use std::time::Duration;

use futures::{StreamExt, stream};
use tokio::time::{Instant, sleep};

// Given: 2 users on each page, and no last page.
async fn fetch_page(number: u32) -> [u32; 2] {
    sleep(Duration::from_millis(100)).await;
    [2 * number, 2 * number + 1]
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let start = Instant::now();
    // State: the next page's number. A step gives a page and a new state.
    let pages = stream::unfold(0, async |number| {
        Some((fetch_page(number).await, number + 1))
    });
    let mut users = pin!(pages.flat_map(stream::iter));
    for _ in 0..3 {
        let user = users.next().await;
        println!("{user:?} after {:?}", start.elapsed());
    }
}
