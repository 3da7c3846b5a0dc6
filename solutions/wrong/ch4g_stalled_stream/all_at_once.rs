// expect: fail at_most_3_lookups_run_at_once
// Believed that tasks need no limit.

pub mod support;

use support::Site;

pub async fn import(site: &Site, ids: &[usize]) {
    let mut tasks = Vec::new();
    for &id in ids {
        let site = site.clone();
        tasks.push(tokio::spawn(async move { site.look_up(id).await }));
    }
    for task in tasks {
        if let Ok(Some(user)) = task.await {
            site.save(user).await;
        }
    }
}

#[cfg(test)]
mod tests;
