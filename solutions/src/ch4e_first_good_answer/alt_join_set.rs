//! Tasks in a `JoinSet`, which aborts the losers when it is dropped.

#[path = "../../../exercises/src/bin/ch4e_first_good_answer/support.rs"]
pub mod support;

use support::{Mirror, MirrorError};
use tokio::task::JoinSet;

pub async fn first_good(mirrors: &[Mirror]) -> Result<String, Vec<MirrorError>> {
    let mut requests = JoinSet::new();
    for (place, mirror) in mirrors.iter().cloned().enumerate() {
        requests.spawn(async move { (place, mirror.fetch().await) });
    }
    let mut errors: Vec<Option<MirrorError>> = vec![None; mirrors.len()];
    while let Some(joined) = requests.join_next().await {
        match joined.expect("it neither panics nor is aborted") {
            (_, Ok(answer)) => return Ok(answer),
            (place, Err(error)) => errors[place] = Some(error),
        }
    }
    Err(errors.into_iter().flatten().collect())
}

#[cfg(test)]
#[path = "../../../exercises/src/bin/ch4e_first_good_answer/tests.rs"]
mod tests;
