// expect: fail with_an_answer_no_other_request_goes_on
// Believed that a dropped handle ends its task. The losers go on.

pub mod support;

use futures::{StreamExt, stream::FuturesUnordered};
use support::{Mirror, MirrorError};

pub async fn first_good(mirrors: &[Mirror]) -> Result<String, Vec<MirrorError>> {
    let tasks = mirrors
        .iter()
        .cloned()
        .enumerate()
        .map(|(place, mirror)| tokio::spawn(async move { (place, mirror.fetch().await) }));
    let mut tasks: FuturesUnordered<_> = tasks.collect();
    let mut errors: Vec<Option<MirrorError>> = vec![None; mirrors.len()];
    while let Some(joined) = tasks.next().await {
        match joined.expect("it does not panic") {
            (_, Ok(answer)) => return Ok(answer),
            (place, Err(error)) => errors[place] = Some(error),
        }
    }
    Err(errors.into_iter().flatten().collect())
}

#[cfg(test)]
mod tests;
