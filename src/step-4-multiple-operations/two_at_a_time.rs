use std::time::Duration;

use futures::{StreamExt, stream};
use tokio::time::sleep;

async fn fetch_size(url: &str) -> usize {
    sleep(Duration::from_millis(100)).await;
    url.len()
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let urls = ["/a", "/bb", "/ccc", "/dddd", "/eeeee", "/ffffff"];
    // What is to be done with each. This makes no future yet.
    let requests = stream::iter(urls).map(fetch_size);
    // At most two at once; answers in the order of the urls.
    let answers = requests.buffered(2);
    // Poll them until all are finished.
    let sizes: Vec<usize> = answers.collect().await;
    println!("{sizes:?}");
}
