// expect: fail twelve_lookups_four_at_a_time_take_300_ms
// Believed that a loop with `.await` in it runs concurrently: 1.2 s.

pub mod support;

use support::{Lookup, Users};

pub async fn fetch_multiple_users(users: &Users, ids: &[u32], limit: usize) -> Vec<(u32, Lookup)> {
    let _ = limit;
    let mut answers = Vec::new();
    for &id in ids {
        answers.push((id, users.get_user(id).await));
    }
    answers
}

#[cfg(test)]
mod tests;
