// expect: fail twelve_lookups_four_at_a_time_take_300_ms
// Believed that a `Vec` of futures runs, as in the guideline's Step 5. Nobody polls them before their turn.

pub mod support;

use support::{Lookup, Users};

pub async fn fetch_multiple_users(users: &Users, ids: &[u32], limit: usize) -> Vec<(u32, Lookup)> {
    let _ = limit;
    let lookups: Vec<_> = ids.iter().map(|&id| (id, users.get_user(id))).collect();
    let mut answers = Vec::new();
    for (id, lookup) in lookups {
        answers.push((id, lookup.await));
    }
    answers
}

#[cfg(test)]
mod tests;
