// expect: fail lookups_go_on_while_a_user_is_saved
// Believed that one lookup at a time is the cure: 5 s instead of 4.1 s.

pub mod support;

use support::Site;

pub async fn import(site: &Site, ids: &[usize]) {
    for &id in ids {
        if let Some(user) = site.look_up(id).await {
            site.save(user).await;
        }
    }
}

#[cfg(test)]
mod tests;
