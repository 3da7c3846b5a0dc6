// expect: fail an_answer_after_30_ms_beats_an_error_after_10_ms
// Believed that `join_all` and a search are a race. All are waited for, and the first in the list wins.

pub mod support;

use futures::future::join_all;
use support::{Mirror, MirrorError};

pub async fn first_good(mirrors: &[Mirror]) -> Result<String, Vec<MirrorError>> {
    let mut errors = Vec::new();
    for answer in join_all(mirrors.iter().map(|mirror| mirror.fetch())).await {
        match answer {
            Ok(answer) => return Ok(answer),
            Err(error) => errors.push(error),
        }
    }
    Err(errors)
}

#[cfg(test)]
mod tests;
