// expect: compile E0308
// The guideline's way of thinking: the task's error is the lookup's. rustc says E0308; the curriculum expected E0282, which two `?` in a row give (no_error_type).

pub mod support;

use support::{AppError, Site};

pub async fn count_posts(site: &Site, urls: &[&str]) -> Vec<Result<u32, AppError>> {
    let mut tasks = Vec::new();
    for url in urls {
        let (site, url) = (site.clone(), url.to_string());
        let task = tokio::spawn(async move {
            let text = site.fetch(&url).await?;
            Ok(text.parse::<u32>()?)
        });
        tasks.push(task);
    }

    let mut results = Vec::new();
    for task in tasks {
        results.push(task.await.map_err(AppError::from));
    }
    results
}

fn main() {}

#[cfg(test)]
mod tests;
