//! Tasks in a `JoinSet`, each with its position; when one ends, the next is spawned.
//! Worth it where the lookups also compute and shall use several threads.

#[path = "../../../exercises/src/bin/ch4f_no_head_of_line/support.rs"]
pub mod support;

use support::Site;
use tokio::task::JoinSet;

pub async fn fetch_profiles(site: &Site, ids: &[usize], limit: usize) -> Vec<String> {
    let mut profiles = vec![String::new(); ids.len()];
    let mut tasks = JoinSet::new();
    let mut to_do = ids.iter().copied().enumerate();
    loop {
        while tasks.len() < limit {
            let Some((position, id)) = to_do.next() else {
                break;
            };
            let site = site.clone();
            tasks.spawn(async move { (position, site.fetch_profile(id).await) });
        }
        let Some(done) = tasks.join_next().await else {
            break;
        };
        let (position, profile) = done.expect("a lookup does not panic");
        profiles[position] = profile;
    }
    profiles
}

#[cfg(test)]
#[path = "../../../exercises/src/bin/ch4f_no_head_of_line/tests.rs"]
mod tests;
