use std::time::Duration;
use tokio::time::{sleep, timeout};

async fn fetch(url: &str) -> Result<String, std::io::Error> {
    sleep(Duration::from_millis(200)).await;
    Ok(format!("from {url}"))
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let task = tokio::spawn(async {
        let data = timeout(Duration::from_secs(1), fetch("/user")).await??;
        Ok(data)
    });
    match task.await {
        Ok(Ok(data)) => println!("{data}"),
        _ => println!("no data"),
    }
}
