// expect: fail no_lookup_runs_into_its_limit
// Believed that `join!` with `next` drives all lookups; it stops driving them at the next user.

pub mod support;

use futures::StreamExt;
use futures::stream;
use support::Site;

pub async fn import(site: &Site, ids: &[usize]) {
    let lookups = stream::iter(ids).map(|&id| site.look_up(id));
    let mut users = lookups.buffered(3);
    let mut next = users.next().await;
    while let Some(user) = next {
        let save = async {
            if let Some(user) = user {
                site.save(user).await;
            }
        };
        (next, ()) = tokio::join!(users.next(), save);
    }
}

#[cfg(test)]
mod tests;
