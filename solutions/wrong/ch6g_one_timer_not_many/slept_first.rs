// expect: fail the_end_of_the_channel_ends_it_at_once
// Believed that it may sleep first and then take what there is.

use std::time::Duration;

use tokio::sync::mpsc;
use tokio::time::sleep;

pub async fn collect(rx: &mut mpsc::Receiver<u32>) -> Vec<u32> {
    let mut updates = Vec::new();
    sleep(Duration::from_secs(1)).await;
    while let Ok(update) = rx.try_recv() {
        updates.push(update);
    }
    updates
}

#[cfg(test)]
mod tests;
