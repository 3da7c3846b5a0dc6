// expect: fail no_lookup_runs_into_its_limit
// Believed that any queue will do; a full one stalls the stream in `send`.

pub mod support;

use futures::StreamExt;
use futures::stream;
use support::Site;

use tokio::sync::mpsc;

pub async fn import(site: &Site, ids: &[usize]) {
    let (sender, mut receiver) = mpsc::channel(1);
    let look_up = async move {
        let lookups = stream::iter(ids).map(|&id| site.look_up(id));
        let mut users = lookups.buffered(3);
        while let Some(user) = users.next().await {
            sender.send(user).await.expect("the other half receives");
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
mod tests;
