use std::{thread, time::Duration};
use tokio::sync::oneshot;

// Given: a library that calls back after 100 ms, from a thread of its own.
fn fetch_then(url: &'static str, callback: impl FnOnce(String) + Send + 'static) {
    thread::spawn(move || {
        thread::sleep(Duration::from_millis(100));
        callback(format!("from {url}"));
    });
}

async fn fetch_data(url: &'static str) -> String {
    let (sender, result) = oneshot::channel();
    // The callback does one thing: it hands the value over.
    fetch_then(url, move |data| {
        let _ = sender.send(data);
    });
    // Our end is a future: wait for the value.
    result.await.expect("the callback is called")
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    println!("{}", fetch_data("https://example.com").await);
}
