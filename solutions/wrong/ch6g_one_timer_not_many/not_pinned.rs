// expect: compile E0277
// Believed that a future only has to be lent. Who polls it wants to be sure that it stays in its place.

use std::time::Duration;

use tokio::sync::mpsc;
use tokio::time::sleep;

pub async fn collect(rx: &mut mpsc::Receiver<u32>) -> Vec<u32> {
    let mut updates = Vec::new();
    let mut limit = sleep(Duration::from_secs(1));
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

#[cfg(test)]
mod tests;
