use std::time::Duration;
use tokio::time::sleep;

async fn get_user(id: u32) -> u32 {
    sleep(Duration::from_millis(100)).await;
    id
}

async fn show(page: &str) {
    for id in [1, 2, 3] {
        let user = get_user(id).await;
        println!("{page} {user}");
    }
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    futures::join!(show("home"), show("admin"));
}
