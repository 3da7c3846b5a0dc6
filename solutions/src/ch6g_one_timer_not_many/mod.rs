//! Right, because there is one sleep, made once: each round drops only the loan `&mut limit`.
//! `recv` is made anew in each round, and may be: a `recv` that is dropped has taken nothing.

use std::pin::pin;
use std::time::Duration;

use tokio::sync::mpsc;
use tokio::time::{Instant, sleep};

pub async fn collect(rx: &mut mpsc::Receiver<u32>) -> Vec<u32> {
    let mut updates = Vec::new();
    let mut limit = pin!(sleep(Duration::from_secs(1)));
    loop {
        tokio::select! {
            update = rx.recv() => match update {
                Some(update) => updates.push(update),
                None => return updates,
            },
            () = &mut limit => return updates,
        }
    }
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let (tx, mut rx) = mpsc::channel(4);
    let start = Instant::now();
    let sending = async move {
        for update in 1..=4 {
            sleep(Duration::from_millis(900)).await;
            if tx.send(update).await.is_err() {
                return;
            }
        }
    };
    let collecting = async {
        let updates = collect(&mut rx).await;
        println!("{updates:?} after {:?}", start.elapsed());
    };
    tokio::join!(sending, collecting);
}

#[cfg(test)]
#[path = "../../../exercises/src/bin/ch6g_one_timer_not_many/tests.rs"]
mod tests;
