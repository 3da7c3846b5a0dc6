// expect: compile E0277
// Believed that `Box<dyn Error>` is the error for everything. What a task returns must be able to change threads.

pub mod support;

use futures::future::join_all;
use support::{AppError, Site};
use tracing::{Instrument, error, info_span};

pub async fn count_posts(site: &Site, urls: &[&str]) -> Vec<Result<u32, AppError>> {
    let lookups = urls.iter().map(|url| {
        async move {
            let task = tokio::spawn(fetch_number(site.clone(), url.to_string()));
            let result = match task.await {
                Ok(result) => result.map_err(|_| AppError::Fetch(support::HttpError(500))),
                Err(panic) => Err(AppError::Panicked(panic)),
            };
            if let Err(error) = &result {
                error!(%error, "no number");
            }
            result
        }
        .instrument(info_span!("count_posts", url))
    });
    join_all(lookups).await
}

async fn fetch_number(site: Site, url: String) -> Result<u32, Box<dyn std::error::Error>> {
    let text = site.fetch(&url).await?;
    Ok(text.parse()?)
}

fn main() {}

#[cfg(test)]
mod tests;
