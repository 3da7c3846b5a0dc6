use std::time::Duration;
use tokio::time::sleep;

async fn pack(item: &'static str, steps: u32) {
    for step in 1..=steps {
        sleep(Duration::from_millis(40)).await;
        println!("{item}: {step} of {steps}");
    }
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let tent = tokio::spawn(pack("tent", 3));
    let stove = tokio::spawn(pack("stove", 2));
    tokio::spawn(pack("books", 9)); // Nobody keeps this handle.
    stove.await.unwrap();
    tent.await.unwrap();
    println!("off we go");
}
