use std::{thread, time::Duration};
use tokio::time::sleep;

fn get_user_blocking(id: u32) -> String {
    thread::sleep(Duration::from_millis(600)); // a driver without async
    format!("user {id}")
}

async fn show_user() {
    let user = get_user_blocking(1);
    println!("{user}");
}

async fn heartbeat() {
    for n in [1, 2] {
        sleep(Duration::from_millis(100)).await;
        println!("tick {n}");
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    tokio::join!(show_user(), heartbeat());
}
