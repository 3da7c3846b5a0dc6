// expect: fail each_failure_is_logged_exactly_once
// Believed that a log cannot say it too often. Whoever counts the errors counts this one twice.

pub mod support;

use futures::future::join_all;
use support::{AppError, Site};
use tracing::{Instrument, error, info_span};

pub async fn count_posts(site: &Site, urls: &[&str]) -> Vec<Result<u32, AppError>> {
    let lookups = urls.iter().map(|url| {
        async move {
            let task = tokio::spawn(fetch_number(site.clone(), url.to_string()));
            let result = task.await.map_err(AppError::from).flatten();
            if let Err(error) = &result {
                error!(%error, "no number");
            }
            result
        }
        .instrument(info_span!("count_posts", url))
    });
    join_all(lookups).await
}

async fn fetch_number(site: Site, url: String) -> Result<u32, AppError> {
    let result = site.fetch(&url).await.map_err(AppError::from);
    result
        .inspect_err(|error| error!(%error, "not fetched"))?
        .parse()
        .map_err(AppError::from)
}

fn main() {}

#[cfg(test)]
mod tests;
