//! The attribute makes the span from the argument `url`, instruments the body, and logs an `Err` as an event of level ERROR.
//! `?` opens the task's layer; the lookup's own is the result. To be preferred where a whole function is one operation.

#[path = "../../../exercises/src/bin/ch5e_traced_errors/support.rs"]
pub mod support;

use futures::future::join_all;
use support::{AppError, Site};
use tracing::instrument;

pub async fn count_posts(site: &Site, urls: &[&str]) -> Vec<Result<u32, AppError>> {
    join_all(urls.iter().map(|url| lookup(site, url))).await
}

#[instrument(skip(site), err)]
async fn lookup(site: &Site, url: &str) -> Result<u32, AppError> {
    let (site, path) = (site.clone(), url.to_owned());
    let task = tokio::spawn(async move {
        let text = site.fetch(&path).await?;
        Ok::<u32, AppError>(text.parse()?)
    });
    task.await?
}

fn main() {}

#[cfg(test)]
#[path = "../../../exercises/src/bin/ch5e_traced_errors/tests.rs"]
mod tests;
