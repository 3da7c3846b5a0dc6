// What `async fn fetch_data(url: &str) -> String` stands for, and one line more.
fn fetch_data(url: &str) -> impl Future<Output = String> {
    println!("called");
    async move {
        println!("fetching");
        format!("from {url}")
    }
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let result = fetch_data("https://example.com");
    println!("not awaited yet");
    let result = result.await;
    println!("{result}");
}
