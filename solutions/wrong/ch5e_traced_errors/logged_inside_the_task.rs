// expect: fail each_failure_is_logged_exactly_once
// Believed that the task can log all its failures. A panic ends it before.

pub mod support;

use futures::future::join_all;
use support::{AppError, Site};
use tracing::{Instrument, error, info_span};

pub async fn count_posts(site: &Site, urls: &[&str]) -> Vec<Result<u32, AppError>> {
    let lookups = urls.iter().map(async |url| {
        let (site, url) = (site.clone(), url.to_string());
        let span = info_span!("count_posts", url);
        let lookup = async move {
            let result = fetch_number(site, url).await;
            result.inspect_err(|error| error!(%error, "no number"))
        };
        let task = tokio::spawn(lookup.instrument(span));
        task.await.map_err(AppError::from).flatten()
    });
    join_all(lookups).await
}

async fn fetch_number(site: Site, url: String) -> Result<u32, AppError> {
    let text = site.fetch(&url).await?;
    Ok(text.parse()?)
}

fn main() {}

#[cfg(test)]
mod tests;
