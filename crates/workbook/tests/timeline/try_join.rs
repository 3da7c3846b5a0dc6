use std::time::Duration;
use tokio::time::sleep;

async fn load(part: &'static str, ms: u64) -> Result<&'static str, String> {
    sleep(Duration::from_millis(ms)).await;
    if part == "orders" {
        return Err(format!("no {part}"));
    }
    Ok(part)
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let page = tokio::try_join!(load("user", 50), load("orders", 100), load("history", 900));
    println!("{page:?}");
}
