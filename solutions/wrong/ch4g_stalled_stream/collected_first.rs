// expect: fail saving_begins_when_the_first_user_is_there
// Believed that it is simplest to have all users first: the first one waits for the last.

pub mod support;

use futures::StreamExt;
use futures::stream;
use support::Site;

pub async fn import(site: &Site, ids: &[usize]) {
    let lookups = stream::iter(ids).map(|&id| site.look_up(id));
    let users: Vec<_> = lookups.buffered(3).collect().await;
    for user in users.into_iter().flatten() {
        site.save(user).await;
    }
}

#[cfg(test)]
mod tests;
