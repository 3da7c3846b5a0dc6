// expect: fail each_url_has_its_own_result_in_order
// Believed that an error which is logged is handled.

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
            Ok(result.unwrap_or_default())
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
