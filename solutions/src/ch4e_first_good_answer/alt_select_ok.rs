//! `select_ok` takes the first answer and drops the losers. It keeps the last error only, so each request notes its own.

#[path = "../../../exercises/src/bin/ch4e_first_good_answer/support.rs"]
pub mod support;

use std::sync::Mutex;

use futures::future::{FutureExt, select_ok};
use support::{Mirror, MirrorError};

pub async fn first_good(mirrors: &[Mirror]) -> Result<String, Vec<MirrorError>> {
    if mirrors.is_empty() {
        return Err(Vec::new());
    }
    let errors: Mutex<Vec<Option<MirrorError>>> = Mutex::new(vec![None; mirrors.len()]);
    let requests = mirrors.iter().enumerate().map(|(place, mirror)| {
        let errors = &errors;
        async move {
            mirror.fetch().await.map_err(|error| {
                errors.lock().expect("not poisoned")[place] = Some(error);
            })
        }
        .boxed()
    });
    match select_ok(requests).await {
        Ok((answer, _losers)) => Ok(answer),
        Err(()) => {
            let errors = errors.lock().expect("not poisoned");
            Err(errors.iter().flatten().cloned().collect())
        }
    }
}

#[cfg(test)]
#[path = "../../../exercises/src/bin/ch4e_first_good_answer/tests.rs"]
mod tests;
