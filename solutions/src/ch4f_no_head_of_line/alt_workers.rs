//! `limit` workers in one task; each takes the next position when it has finished its last one.
//! Worth it where a worker keeps something for all its lookups, such as a connection.

#[path = "../../../exercises/src/bin/ch4f_no_head_of_line/support.rs"]
pub mod support;

use std::cell::RefCell;

use futures::future::join_all;
use support::Site;

pub async fn fetch_profiles(site: &Site, ids: &[usize], limit: usize) -> Vec<String> {
    let profiles = RefCell::new(vec![String::new(); ids.len()]);
    let next = RefCell::new(ids.iter().enumerate());
    let work = async || {
        loop {
            let Some((position, &id)) = next.borrow_mut().next() else {
                break;
            };
            let profile = site.fetch_profile(id).await;
            profiles.borrow_mut()[position] = profile;
        }
    };
    join_all((0..limit).map(|_| work())).await;
    profiles.into_inner()
}

#[cfg(test)]
#[path = "../../../exercises/src/bin/ch4f_no_head_of_line/tests.rs"]
mod tests;
