use std::time::Duration;
use tokio::sync::Semaphore;
use tokio::time::sleep;

async fn request(store: &Semaphore) {
    let found = store.acquire().await.is_ok();
    sleep(Duration::from_millis(300)).await; // the profile
    let saved = store.acquire().await.is_ok();
    println!("found: {found}, saved: {saved}");
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let store = Semaphore::new(1);
    let stop = sleep(Duration::from_millis(200));
    let closing = async {
        stop.await;
        store.close();
    };
    tokio::join!(request(&store), closing);
}
