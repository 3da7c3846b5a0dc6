use std::error::Error;

use workbook_harness::saw;

use super::count_posts;
use super::support::{AppError, Site};

fn random(below: u64) -> u64 {
    workbook_harness::random() % below
}

#[tokio::test(start_paused = true)]
async fn random_urls_have_their_results_in_order() {
    for _ in 0..20 {
        let urls: Vec<String> = (0..random(20))
            .map(|n| match random(4) {
                0 => format!("/text/{n}"),
                1 => format!("/text/x{n}"),
                2 => format!("/status/{}", 400 + n),
                _ => "/panic".to_owned(),
            })
            .collect();
        let urls: Vec<&str> = urls.iter().map(String::as_str).collect();
        let results: Vec<Result<u32, AppError>> = count_posts(&Site, &urls).await;
        assert!(
            results.len() == urls.len(),
            "{} urls gave {} results.",
            urls.len(),
            results.len()
        );
        let seen = results.iter().map(|result| match result {
            Ok(n_posts) => n_posts.to_string(),
            Err(AppError::Fetch(error)) => error.0.to_string(),
            Err(AppError::Parse(_)) => "parse".to_owned(),
            Err(AppError::Panicked(_)) => "panic".to_owned(),
        });
        saw(&seen.collect::<Vec<String>>());
        for (n, (url, result)) in urls.iter().zip(&results).enumerate() {
            let is_right = match result {
                Ok(n_posts) => *url == format!("/text/{n_posts}") && *n_posts == n as u32,
                Err(AppError::Fetch(error)) => *url == format!("/status/{}", error.0),
                Err(AppError::Parse(_)) => url.starts_with("/text/x"),
                Err(AppError::Panicked(error)) => *url == "/panic" && error.is_panic(),
            };
            assert!(
                is_right,
                "Number {n}, `{url}`, has the result `{result:?}`."
            );
        }
    }
}

#[tokio::test(start_paused = true)]
async fn the_source_of_an_error_is_kept() {
    let other = format!("/text/{}", random(1_000_000));
    let results: Vec<Result<u32, AppError>> = count_posts(&Site, &["/text/seven", &other]).await;
    let source = results[0].as_ref().err().and_then(|error| error.source());
    let source: String = source.map(ToString::to_string).unwrap_or_default();
    let number: Option<&u32> = results.get(1).and_then(|result| result.as_ref().ok());
    saw(&(&source, number));
    assert!(
        source == "invalid digit found in string",
        "The source of the error of `/text/seven` is `{source}`."
    );
}
