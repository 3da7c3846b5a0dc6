// expect: fail two_calls_run_at_once_and_never_three
// The laziest: no call at all.

pub mod support;

use support::{Crashed, Driver, User};

pub async fn get_users(driver: &Driver, ids: &[u32]) -> Vec<Result<User, Crashed>> {
    let _ = (driver, Crashed);
    let make = |&id| {
        Ok(User {
            id,
            name: format!("user {id}"),
        })
    };
    ids.iter().map(make).collect()
}

#[cfg(test)]
mod tests;
