//! Right, because the function for one url says which error `?` makes, and one place behind the task's `.await` sees all failures, the panic too.
//! `instrument` enters the span for each poll of the lookup and leaves it when the poll ends, so the events do not get into each other's spans.

#[path = "../../../exercises/src/bin/ch5e_traced_errors/support.rs"]
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
#[path = "../../../exercises/src/bin/ch5e_traced_errors/tests.rs"]
mod tests;
