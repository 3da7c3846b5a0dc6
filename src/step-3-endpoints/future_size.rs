use std::mem::size_of_val;

use tokio::task::yield_now;

async fn kept() -> u8 {
    let page = [7; 1000];
    let first = page[0];
    yield_now().await;
    first + page[1]
}

async fn not_kept() -> u8 {
    let page = [7; 1000];
    let first = page[0];
    yield_now().await;
    first
}

fn main() {
    println!("kept: {} bytes", size_of_val(&kept()));
    println!("not kept: {} bytes", size_of_val(&not_kept()));
}
