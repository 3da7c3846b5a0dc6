//! Upside down: an answer ends the work, so let it be the `Err` of `try_join_all`.
//! Up to 30 mirrors; beyond that it looks at the results in their order.

#[path = "../../../exercises/src/bin/ch4e_first_good_answer/support.rs"]
pub mod support;

use futures::future::try_join_all;
use support::{Mirror, MirrorError};

pub async fn first_good(mirrors: &[Mirror]) -> Result<String, Vec<MirrorError>> {
    let requests = mirrors
        .iter()
        .map(async |mirror| match mirror.fetch().await {
            Ok(answer) => Err(answer),
            Err(error) => Ok(error),
        });
    match try_join_all(requests).await {
        Err(answer) => Ok(answer),
        Ok(errors) => Err(errors),
    }
}

#[cfg(test)]
#[path = "../../../exercises/src/bin/ch4e_first_good_answer/tests.rs"]
mod tests;
