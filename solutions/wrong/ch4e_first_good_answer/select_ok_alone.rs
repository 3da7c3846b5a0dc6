// expect: fail if_all_fail_every_error_is_there_in_order
// Believed that `select_ok` returns every error. It returns the last.

pub mod support;

use futures::future::{FutureExt, select_ok};
use support::{Mirror, MirrorError};

pub async fn first_good(mirrors: &[Mirror]) -> Result<String, Vec<MirrorError>> {
    if mirrors.is_empty() {
        return Err(Vec::new());
    }
    let requests = mirrors.iter().map(|mirror| mirror.fetch().boxed());
    match select_ok(requests).await {
        Ok((answer, _losers)) => Ok(answer),
        Err(error) => Err(vec![error]),
    }
}

#[cfg(test)]
mod tests;
