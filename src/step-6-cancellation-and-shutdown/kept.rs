use std::{pin::pin, time::Duration};

use tokio::{sync::mpsc, time::sleep};

async fn print_pairs(ids: &mut mpsc::Receiver<u32>) -> Option<()> {
    loop {
        let first = ids.recv().await?;
        let second = ids.recv().await?;
        println!("{first} {second}");
    }
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let (tx, mut ids) = mpsc::channel(8);
    let mut pairs = pin!(print_pairs(&mut ids));
    for id in 1..=4 {
        let _ = tx.send(id).await;
        tokio::select! {
            _ = &mut pairs => {}
            () = sleep(Duration::from_millis(100)) => println!("tick"),
        }
    }
}
