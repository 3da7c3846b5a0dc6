// expect: fail each_event_is_inside_the_span_of_its_url
// Believed that a task is inside the span in which it was spawned. The span is around the waiting for its handle only.

pub mod support;

use futures::future::join_all;
use support::{AppError, Site};
use tracing::{Instrument, error, info_span};

pub async fn count_posts(site: &Site, urls: &[&str]) -> Vec<Result<u32, AppError>> {
    let lookups = urls.iter().map(|url| {
        async move {
            let task = tokio::spawn(logged(site.clone(), url.to_string()));
            task.await.expect("it catches its panic")
        }
        .instrument(info_span!("count_posts", url))
    });
    join_all(lookups).await
}

async fn logged(site: Site, url: String) -> Result<u32, AppError> {
    let task = tokio::spawn(fetch_number(site, url));
    let result = task.await.map_err(AppError::from).flatten();
    if let Err(error) = &result {
        error!(%error, "no number");
    }
    result
}

async fn fetch_number(site: Site, url: String) -> Result<u32, AppError> {
    let text = site.fetch(&url).await?;
    Ok(text.parse()?)
}

fn main() {}

#[cfg(test)]
mod tests;
