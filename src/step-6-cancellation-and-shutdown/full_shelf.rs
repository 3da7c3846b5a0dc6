use tokio::sync::mpsc::channel;
use tokio::time::{Duration, timeout};

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let (shelf, mut reader) = channel(1);
    for book in ["Emma", "Dune", "Ulysses"] {
        let _ = timeout(Duration::from_millis(10), shelf.send(book)).await;
    }
    drop(shelf);
    while let Some(book) = reader.recv().await {
        println!("{book}");
    }
}
