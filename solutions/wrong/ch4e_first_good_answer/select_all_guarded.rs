// expect: fail an_answer_after_30_ms_beats_an_error_after_10_ms
// Believed that the first to be finished is the first good one: the starter, without its panic for no mirrors.

pub mod support;

use futures::future::{FutureExt, select_all};
use support::{Mirror, MirrorError};

pub async fn first_good(mirrors: &[Mirror]) -> Result<String, Vec<MirrorError>> {
    if mirrors.is_empty() {
        return Err(Vec::new());
    }
    let requests = mirrors.iter().map(|mirror| mirror.fetch().boxed());
    let (first, _place, _others) = select_all(requests).await;
    first.map_err(|error| vec![error])
}

#[cfg(test)]
mod tests;
