use std::time::Duration;
use tokio::time::sleep;

async fn spin() {
    sleep(Duration::from_millis(40)).await;
    let mut turns = 0_u64;
    loop {
        turns = std::hint::black_box(turns.wrapping_add(1));
    }
}

async fn tick() {
    loop {
        sleep(Duration::from_millis(25)).await;
        println!("tick");
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    tokio::spawn(tick());
    spin().await;
}
