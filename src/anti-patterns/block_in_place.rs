use std::time::Duration;
use tokio::runtime::Handle;
use tokio::task::block_in_place;
use tokio::time::sleep;

async fn get_user() -> &'static str {
    sleep(Duration::from_millis(300)).await;
    "Ada"
}

async fn page() {
    let runtime = Handle::current();
    let user = block_in_place(|| runtime.block_on(get_user()));
    println!("{user}");
}

async fn heartbeat() {
    sleep(Duration::from_millis(100)).await;
    println!("beat");
}

#[tokio::main(worker_threads = 2)]
async fn main() {
    tokio::join!(page(), heartbeat());
}
