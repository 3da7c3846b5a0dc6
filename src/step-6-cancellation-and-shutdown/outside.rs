use std::time::Duration;

use tokio::{sync::mpsc, time::sleep};

async fn print_pairs(ids: &mut mpsc::Receiver<u32>, first: &mut Option<u32>) {
    while let Some(id) = ids.recv().await {
        match first.take() {
            None => *first = Some(id),
            Some(first) => println!("{first} {id}"),
        }
    }
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let (tx, mut ids) = mpsc::channel(8);
    let mut first = None;
    for id in 1..=4 {
        let _ = tx.send(id).await;
        tokio::select! {
            () = print_pairs(&mut ids, &mut first) => {}
            () = sleep(Duration::from_millis(100)) => println!("tick"),
        }
    }
}
