use std::{sync::Arc, time::Duration};
use tokio::{sync::Mutex, time::sleep};

async fn move_money(from: Arc<Mutex<i64>>, to: Arc<Mutex<i64>>) {
    let mut source = from.lock().await;
    sleep(Duration::from_millis(30)).await;
    let mut target = to.lock().await;
    *source -= 1;
    *target += 1;
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let (ann, bob) = (Arc::new(Mutex::new(9)), Arc::new(Mutex::new(9)));
    let there = tokio::spawn(move_money(ann.clone(), bob.clone()));
    let back = tokio::spawn(move_money(bob, ann));
    there.await.unwrap();
    back.await.unwrap();
}
