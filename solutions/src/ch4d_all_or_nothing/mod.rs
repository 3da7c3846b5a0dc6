//! Right, because `FuturesUnordered` hands out whoever is finished first, so `?` sees the first error in time.
//! It holds all requests: when the error returns it is dropped, and they with it. Each keeps its place for the order.

#[path = "../../../exercises/src/bin/ch4d_all_or_nothing/support.rs"]
pub mod support;

use futures::TryStreamExt;
use futures::stream::FuturesUnordered;
use support::{Down, Service, services};
use tokio::time::Instant;

pub async fn fetch_parts(services: &[Service]) -> Result<Vec<String>, Down> {
    let request = async |(place, service): (usize, &Service)| {
        let part = service.part().await?;
        Ok((place, part))
    };
    let mut requests: FuturesUnordered<_> = services.iter().enumerate().map(request).collect();
    let mut parts = vec![String::new(); services.len()];
    while let Some((place, part)) = requests.try_next().await? {
        parts[place] = part;
    }
    Ok(parts)
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    // Three services: 100 ms, an error after 30 ms, 80 ms.
    let (services, counts) = services(&[100, -30, 80]);
    let start = Instant::now();
    let result = fetch_parts(&services).await;
    let elapsed = start.elapsed();
    match result {
        Ok(parts) => println!("{parts:?} after {elapsed:?}"),
        Err(error) => println!("{error}, after {elapsed:?}"),
    }
    println!("{} answers for nobody", counts.n_answered());
}

#[cfg(test)]
#[path = "../../../exercises/src/bin/ch4d_all_or_nothing/tests.rs"]
mod tests;
