use std::sync::Arc;
use std::time::Duration;
use tokio::sync::{Mutex, Notify, mpsc, oneshot};
use tokio::time::sleep;

async fn deposit(account: Arc<Mutex<i64>>, amount: i64) {
    let mut balance = account.lock().await;
    sleep(Duration::from_millis(50)).await;
    *balance += amount;
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let account = Arc::new(Mutex::new(0));
    let first = tokio::spawn(deposit(account.clone(), 10));
    let second = tokio::spawn(deposit(account.clone(), 20));

    let (plates, mut table) = mpsc::channel::<u32>(1);
    let (done, finished) = oneshot::channel();
    let bell = Arc::new(Notify::new());
    let cook = tokio::spawn(async move {
        for plate in 0..4 {
            plates.send(plate).await.unwrap();
        }
    });
    let ring = bell.clone();
    let guest = tokio::spawn(async move {
        while table.recv().await.is_some() {
            sleep(Duration::from_millis(25)).await;
        }
        ring.notify_one();
        done.send("eaten").unwrap();
    });
    bell.notified().await;
    println!("{}", finished.await.unwrap());
    for task in [first, second, cook, guest] {
        task.await.unwrap();
    }
    println!("{}", account.lock().await);
}
