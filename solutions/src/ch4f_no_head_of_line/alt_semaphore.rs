//! Each lookup waits for a permit, and `join_all` keeps the order.
//! A `Semaphore` is fair: permits go to the futures in the order in which they were first polled.

#[path = "../../../exercises/src/bin/ch4f_no_head_of_line/support.rs"]
pub mod support;

use futures::future::join_all;
use support::Site;
use tokio::sync::Semaphore;

pub async fn fetch_profiles(site: &Site, ids: &[usize], limit: usize) -> Vec<String> {
    let permits = Semaphore::new(limit);
    let lookups = ids.iter().map(async |&id| {
        let _permit = permits.acquire().await.expect("nobody closes it");
        site.fetch_profile(id).await
    });
    join_all(lookups).await
}

#[cfg(test)]
#[path = "../../../exercises/src/bin/ch4f_no_head_of_line/tests.rs"]
mod tests;
