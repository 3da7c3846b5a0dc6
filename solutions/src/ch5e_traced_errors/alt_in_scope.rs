//! The tasks are spawned first. When each is awaited in its turn, nothing else happens inside the span: `in_scope` is a plain call.

#[path = "../../../exercises/src/bin/ch5e_traced_errors/support.rs"]
pub mod support;

use support::{AppError, Site};
use tracing::{error, error_span};

pub async fn count_posts(site: &Site, urls: &[&str]) -> Vec<Result<u32, AppError>> {
    let start = |url: &&str| {
        let task = tokio::spawn(fetch_number(site.clone(), url.to_string()));
        (task, error_span!("lookup", url))
    };
    let tasks: Vec<_> = urls.iter().map(start).collect();
    let mut results = Vec::new();
    for (task, span) in tasks {
        let result = task.await.map_err(AppError::from).flatten();
        if let Err(error) = &result {
            span.in_scope(|| error!("no number: {error}"));
        }
        results.push(result);
    }
    results
}

async fn fetch_number(site: Site, url: String) -> Result<u32, AppError> {
    let text = site.fetch(&url).await?;
    Ok(text.parse()?)
}

fn main() {}

#[cfg(test)]
#[path = "../../../exercises/src/bin/ch5e_traced_errors/tests.rs"]
mod tests;
