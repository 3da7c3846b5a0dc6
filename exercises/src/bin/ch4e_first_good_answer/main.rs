//! # First good answer
//!
//! A site has mirrors; whichever answers first will do.
//! Mend `async fn first_good(mirrors: &[Mirror]) -> Result<String, Vec<MirrorError>>`.
//!
//! - All are asked at once. An answer after 30 ms beats an error after 10 ms: 30 ms.
//! - With an answer, no other request goes on.
//! - If all fail, it returns every error, in the order of the mirrors.
//! - Without mirrors it returns no errors.

pub mod support;

use futures::future::{FutureExt, select_all};
use support::{Mirror, MirrorError, mirrors};
use tokio::time::Instant;

pub async fn first_good(mirrors: &[Mirror]) -> Result<String, Vec<MirrorError>> {
    let requests = mirrors.iter().map(|mirror| mirror.fetch().boxed());
    let (first, _place, _others) = select_all(requests).await;
    first.map_err(|error| vec![error])
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    // Three mirrors: 80 ms, an error after 10 ms, 30 ms.
    let (mirrors, _) = mirrors(&[80, -10, 30]);
    let start = Instant::now();
    let answer = first_good(&mirrors).await;
    let elapsed = start.elapsed();
    match answer {
        Ok(answer) => println!("{answer}, after {elapsed:?}"),
        Err(errors) => println!("no answer, {} failed, after {elapsed:?}", errors.len()),
    }
}

#[cfg(test)]
mod tests;
