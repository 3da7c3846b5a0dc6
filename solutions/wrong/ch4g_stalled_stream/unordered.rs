// expect: fail no_lookup_runs_into_its_limit
// Believed that only the order stalls the stream.

pub mod support;

use futures::StreamExt;
use futures::stream;
use support::Site;

pub async fn import(site: &Site, ids: &[usize]) {
    let lookups = stream::iter(ids).map(|&id| site.look_up(id));
    let mut users = lookups.buffer_unordered(3);
    while let Some(user) = users.next().await {
        if let Some(user) = user {
            site.save(user).await;
        }
    }
}

#[cfg(test)]
mod tests;
