// expect: fail an_answer_after_30_ms_beats_an_error_after_10_ms
// Believed that the next mirror need only be asked if this one fails. The slow first one is waited for.

pub mod support;

use support::{Mirror, MirrorError};

pub async fn first_good(mirrors: &[Mirror]) -> Result<String, Vec<MirrorError>> {
    let mut errors = Vec::new();
    for mirror in mirrors {
        match mirror.fetch().await {
            Ok(answer) => return Ok(answer),
            Err(error) => errors.push(error),
        }
    }
    Err(errors)
}

#[cfg(test)]
mod tests;
