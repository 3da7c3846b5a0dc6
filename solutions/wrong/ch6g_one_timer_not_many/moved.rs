// expect: compile E0382
// Believed that a future may stand in a branch in each round. The first round moves it.

use std::time::Duration;

use tokio::sync::mpsc;
use tokio::time::sleep;

pub async fn collect(rx: &mut mpsc::Receiver<u32>) -> Vec<u32> {
    let mut updates = Vec::new();
    let limit = sleep(Duration::from_secs(1));
    loop {
        tokio::select! {
            update = rx.recv() => match update {
                Some(update) => updates.push(update),
                None => return updates,
            },
            () = limit => return updates,
        }
    }
}

#[cfg(test)]
mod tests;
