// expect: fail an_answer_after_30_ms_beats_an_error_after_10_ms
// Believed that `select!` waits for an `Ok`. It takes the first that is finished, here for two mirrors.

pub mod support;

use support::{Mirror, MirrorError};

pub async fn first_good(mirrors: &[Mirror]) -> Result<String, Vec<MirrorError>> {
    let Some((first, rest)) = mirrors.split_first() else {
        return Err(Vec::new());
    };
    let second = rest.first().unwrap_or(first);
    let third = rest.get(1).unwrap_or(first);
    let answer = tokio::select! {
        answer = first.fetch() => answer,
        answer = second.fetch() => answer,
        answer = third.fetch() => answer,
    };
    answer.map_err(|error| vec![error])
}

#[cfg(test)]
mod tests;
