//! # Traced errors
//!
//! `async fn count_posts(site: &Site, urls: &[&str]) -> Vec<Result<u32, AppError>>`
//! fetches all urls together; lookups take 100, 200 or 300 ms.
//!
//! - One result for each url, in their order: the number, `Fetch`, `Parse`, or `Panicked` if the lookup panics.
//! - Each failure is logged by one event of level `ERROR` that shows the error.
//! - That event is inside one span with the field `url`, its own.
//!
//! Change it until in the picture only one lookup ends with a panic.

pub mod support;

use support::{AppError, Site};

pub async fn count_posts(site: &Site, urls: &[&str]) -> Vec<Result<u32, AppError>> {
    let mut tasks = Vec::new();
    for url in urls {
        let (site, url) = (site.clone(), url.to_string());
        // Put these lines in the place of the next three, and read what rustc says.
        // let task = tokio::spawn(async move {
        //     let text = site.fetch(&url).await?;
        //     Ok(text.parse::<u32>()?)
        // });
        let task = tokio::spawn(async move {
            let text = site.fetch(&url).await.expect("it answers");
            text.parse().expect("it is a number")
        });
        tasks.push(task);
    }

    let mut results = Vec::new();
    for task in tasks {
        results.push(task.await.map_err(AppError::from));
    }
    results
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let urls = ["/text/7", "/text/seven", "/status/503", "/panic"];
    let results = count_posts(&Site, &urls).await;
    for (url, result) in urls.iter().zip(results) {
        match result {
            Ok(n_posts) => println!("{url}: {n_posts}"),
            Err(error) => println!("{url}: {error}"),
        }
    }
}

#[cfg(test)]
mod tests;
