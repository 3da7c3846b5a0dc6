// expect: fail it_returns_what_came_within_the_second
// Believed that the first tick comes after a second. It comes at once.

use std::time::Duration;

use tokio::sync::mpsc;
use tokio::time::interval;

pub async fn collect(rx: &mut mpsc::Receiver<u32>) -> Vec<u32> {
    let mut updates = Vec::new();
    let mut second = interval(Duration::from_secs(1));
    loop {
        tokio::select! {
            update = rx.recv() => match update {
                Some(update) => updates.push(update),
                None => return updates,
            },
            _ = second.tick() => return updates,
        }
    }
}

#[cfg(test)]
mod tests;
