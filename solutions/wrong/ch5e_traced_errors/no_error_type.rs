// expect: compile E0282
// Believed that `?` knows into which error it converts. Two `?` in a row leave it open.

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
        Ok(text.parse::<u32>()?)
    });
    Ok(task.await??)
}

fn main() {}

#[cfg(test)]
mod tests;
