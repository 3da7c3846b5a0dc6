use std::thread;
use tokio::sync::oneshot;

// Given: a library that calls back, from a thread of its own.
fn fetch_then(url: &'static str, callback: impl FnOnce(String) + Send + 'static) {
    thread::spawn(move || callback(format!("from {url}")));
}

async fn fetch_data(url: &'static str) -> String {
    // A channel for one value: one end for the callback, one for us.
    let (sender, result) = oneshot::channel();
    // The callback does one thing: it hands the value over.
    fetch_then(url, move |data| {
        let _ = sender.send(data);
    });
    // Our end is a future: wait for the value.
    result.await.expect("the callback is called")
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let result = fetch_data("https://example.com").await;
    println!("{result}");
}
