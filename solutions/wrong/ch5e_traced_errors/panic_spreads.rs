// expect: fail each_url_has_its_own_result_in_order
// Believed that a task's handle never fails. One panic takes all the results along.

pub mod support;

use futures::future::join_all;
use support::{AppError, Site};
use tracing::{Instrument, error, info_span};

pub async fn count_posts(site: &Site, urls: &[&str]) -> Vec<Result<u32, AppError>> {
    let lookups = urls.iter().map(|url| {
        async move {
            let task = tokio::spawn(fetch_number(site.clone(), url.to_string()));
            let result = task.await.expect("no task panics");
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
    let text = site.fetch(&url).await?;
    Ok(text.parse()?)
}

fn main() {}

#[cfg(test)]
mod tests;
