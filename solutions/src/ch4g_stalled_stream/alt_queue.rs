//! One future drives the lookups, the other saves, in one task.
//! The queue has no bound: with one, a full queue would stall the stream in `send`.

#[path = "../../../exercises/src/bin/ch4g_stalled_stream/support.rs"]
pub mod support;

use futures::StreamExt;
use futures::stream;
use support::Site;
use tokio::sync::mpsc;

pub async fn import(site: &Site, ids: &[usize]) {
    let (sender, mut receiver) = mpsc::unbounded_channel();
    let look_up = async move {
        let lookups = stream::iter(ids).map(|&id| site.look_up(id));
        let mut users = lookups.buffered(3);
        while let Some(user) = users.next().await {
            sender.send(user).expect("the other half receives");
        }
    };
    let save = async {
        while let Some(user) = receiver.recv().await {
            if let Some(user) = user {
                site.save(user).await;
            }
        }
    };
    tokio::join!(look_up, save);
}

#[cfg(test)]
#[path = "../../../exercises/src/bin/ch4g_stalled_stream/tests.rs"]
mod tests;
