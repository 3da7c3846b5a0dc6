// expect: fail each_event_is_inside_the_span_of_its_url
// Believed that a span entered in an async block is entered while that block runs. The guard lives across the `.await`, and the others are polled meanwhile.

pub mod support;

use futures::future::join_all;
use support::{AppError, Site};
use tracing::{error, info_span};

pub async fn count_posts(site: &Site, urls: &[&str]) -> Vec<Result<u32, AppError>> {
    let lookups = urls.iter().map(|url| async move {
        let span = info_span!("count_posts", url);
        let _entered = span.enter();
        let task = tokio::spawn(fetch_number(site.clone(), url.to_string()));
        let result = task.await.map_err(AppError::from).flatten();
        if let Err(error) = &result {
            error!(%error, "no number");
        }
        result
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
