//! Right, because it asks for results in the order in which they are there, and an error is not the end.
//! `FuturesUnordered` holds all requests; the early return drops it, and the losers with it.

#[path = "../../../exercises/src/bin/ch4e_first_good_answer/support.rs"]
pub mod support;

use futures::StreamExt;
use futures::stream::FuturesUnordered;
use support::{Mirror, MirrorError, mirrors};
use tokio::time::Instant;

pub async fn first_good(mirrors: &[Mirror]) -> Result<String, Vec<MirrorError>> {
    let request = async |(place, mirror): (usize, &Mirror)| (place, mirror.fetch().await);
    let mut requests: FuturesUnordered<_> = mirrors.iter().enumerate().map(request).collect();
    let mut errors = Vec::new();
    while let Some((place, answer)) = requests.next().await {
        match answer {
            Ok(answer) => return Ok(answer),
            Err(error) => errors.push((place, error)),
        }
    }
    errors.sort_unstable_by_key(|(place, _)| *place);
    Err(errors.into_iter().map(|(_, error)| error).collect())
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
#[path = "../../../exercises/src/bin/ch4e_first_good_answer/tests.rs"]
mod tests;
