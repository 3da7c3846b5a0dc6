//! Many sleeps, but all until the same point in time: what must be made once is the deadline.

use std::time::Duration;

use tokio::sync::mpsc;
use tokio::time::{Instant, sleep_until};

pub async fn collect(rx: &mut mpsc::Receiver<u32>) -> Vec<u32> {
    let mut updates = Vec::new();
    let end = Instant::now() + Duration::from_secs(1);
    loop {
        tokio::select! {
            update = rx.recv() => match update {
                Some(update) => updates.push(update),
                None => return updates,
            },
            () = sleep_until(end) => return updates,
        }
    }
}

#[cfg(test)]
#[path = "../../../exercises/src/bin/ch6g_one_timer_not_many/tests.rs"]
mod tests;
