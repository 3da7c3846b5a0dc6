// expect: fail the_three_answers_come_back_in_order
// Believed that only the time counts: the site is not asked.

pub mod support;

use std::time::Duration;

use support::Site;

pub async fn fetch_dashboard(_site: &Site) -> (String, u32, u32) {
    tokio::time::sleep(Duration::from_millis(300)).await;
    ("Ada".to_string(), 7, 100)
}

#[cfg(test)]
mod tests;
