use std::{future::pending, sync::Arc};
use tokio::time::{Duration, timeout};

async fn hold(_file: Arc<()>) {
    pending().await
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let (file, limit) = (Arc::new(()), Duration::from_secs(1));
    let task = tokio::spawn(hold(file.clone()));
    let _ = timeout(limit, task).await;
    let _ = timeout(limit, hold(file.clone())).await;
    println!("{}", Arc::strong_count(&file));
}
