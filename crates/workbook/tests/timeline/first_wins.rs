use std::time::Duration;
use tokio::time::sleep;

async fn mirror(town: &'static str, ms: u64) -> &'static str {
    sleep(Duration::from_millis(ms / 2)).await;
    println!("{town}: half");
    sleep(Duration::from_millis(ms / 2)).await;
    town
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let first = tokio::select! {
        town = mirror("Oslo", 200) => town,
        town = mirror("Rome", 120) => town,
        town = mirror("Lima", 300) => town,
    };
    println!("{first} was first");
    sleep(Duration::from_millis(60)).await;
}
