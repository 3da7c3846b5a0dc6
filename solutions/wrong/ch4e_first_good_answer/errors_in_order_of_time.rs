// expect: fail if_all_fail_every_error_is_there_in_order
// Believed that errors come in the order of the mirrors. They come as they happen.

pub mod support;

use futures::{StreamExt, stream::FuturesUnordered};
use support::{Mirror, MirrorError};

pub async fn first_good(mirrors: &[Mirror]) -> Result<String, Vec<MirrorError>> {
    let mut requests: FuturesUnordered<_> = mirrors.iter().map(|mirror| mirror.fetch()).collect();
    let mut errors = Vec::new();
    while let Some(answer) = requests.next().await {
        match answer {
            Ok(answer) => return Ok(answer),
            Err(error) => errors.push(error),
        }
    }
    Err(errors)
}

#[cfg(test)]
mod tests;
