// expect: fail users_are_saved_one_at_a_time_in_order
// Believed that the saving may overlap too, if it is in the same stream.

pub mod support;

use futures::StreamExt;
use futures::stream;
use support::Site;

pub async fn import(site: &Site, ids: &[usize]) {
    let imports = stream::iter(ids).map(async |&id| {
        if let Some(user) = site.look_up(id).await {
            site.save(user).await;
        }
    });
    imports.buffered(3).collect::<()>().await;
}

#[cfg(test)]
mod tests;
