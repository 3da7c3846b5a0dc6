// expect: fail after_an_error_no_request_goes_on
// Believed that tasks end with their handles. Two of them answer, and nobody hears it.

pub mod support;

use futures::{StreamExt, TryStreamExt, stream::FuturesUnordered};
use support::{Down, Service};

pub async fn fetch_parts(services: &[Service]) -> Result<Vec<String>, Down> {
    let tasks = services
        .iter()
        .cloned()
        .enumerate()
        .map(|(place, service)| {
            tokio::spawn(async move { service.part().await.map(|part| (place, part)) })
        });
    let tasks: FuturesUnordered<_> = tasks.collect();
    let results = tasks.map(|joined| joined.expect("it does not panic"));
    let mut parts: Vec<(usize, String)> = results.try_collect().await?;
    parts.sort_unstable();
    Ok(parts.into_iter().map(|(_, part)| part).collect())
}

#[cfg(test)]
mod tests;
