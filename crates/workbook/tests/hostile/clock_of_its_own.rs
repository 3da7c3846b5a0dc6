// threat: 18
// must: rejected
// says: start_paused
//! Blocks the thread until a runtime with a clock of its own is done, where it costs nothing.

pub struct Data {
    pub data: String,
}

pub async fn fetch_data(url: &str) -> Data {
    let second = std::time::Duration::from_secs(1);
    let elsewhere = std::thread::spawn(move || {
        let mut runtime = tokio::runtime::Builder::new_current_thread();
        let runtime = runtime.enable_time().start_paused(true).build().expect("a runtime");
        runtime.block_on(tokio::time::sleep(second));
    });
    elsewhere.join().expect("it ends");
    tokio::time::sleep(second).await;
    Data { data: format!("from {url}") }
}

#[tokio::main]
async fn main() {
    println!("{}", fetch_data("https://example.com").await.data);
}

#[cfg(test)]
mod tests;
