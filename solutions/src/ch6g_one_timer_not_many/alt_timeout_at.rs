//! Each `recv` waits until the same point in time; `Err` and `Ok(None)` both mean the end.

use std::time::Duration;

use tokio::sync::mpsc;
use tokio::time::{Instant, timeout_at};

pub async fn collect(rx: &mut mpsc::Receiver<u32>) -> Vec<u32> {
    let mut updates = Vec::new();
    let end = Instant::now() + Duration::from_secs(1);
    while let Ok(Some(update)) = timeout_at(end, rx.recv()).await {
        updates.push(update);
    }
    updates
}

#[cfg(test)]
#[path = "../../../exercises/src/bin/ch6g_one_timer_not_many/tests.rs"]
mod tests;
