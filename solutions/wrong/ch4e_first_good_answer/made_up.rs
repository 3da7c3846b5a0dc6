// expect: fail an_answer_after_30_ms_beats_an_error_after_10_ms
// Believed that the answer can be written down. The laziest.

pub mod support;

use std::time::Duration;

use support::{Mirror, MirrorError};

pub async fn first_good(mirrors: &[Mirror]) -> Result<String, Vec<MirrorError>> {
    tokio::time::sleep(Duration::from_millis(30)).await;
    match mirrors {
        [] => Err(Vec::new()),
        _ => Ok("from mirror 3".to_owned()),
    }
}

#[cfg(test)]
mod tests;
