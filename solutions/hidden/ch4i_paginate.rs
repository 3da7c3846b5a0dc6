use std::time::Duration;

use futures::StreamExt;
use tokio::time::timeout;
use workbook_harness::{random, saw};

use super::support::{Api, ApiError};
use super::users;

#[tokio::test(start_paused = true)]
async fn any_pages() {
    for _ in 0..30 {
        let pages: Vec<Result<Vec<String>, ApiError>> = (0..1 + random() % 6)
            .map(|_| match random() % 8 {
                0 => Err(ApiError),
                n => Ok((0..n % 4).map(|_| random().to_string()).collect()),
            })
            .collect();
        let n = (random() % 10) as usize;
        // What comes, and which pages are needed for it.
        let mut expected = Vec::new();
        let mut needed = Vec::new();
        for (number, page) in pages.iter().enumerate() {
            if expected.len() >= n || expected.last() == Some(&Err(ApiError)) {
                break;
            }
            needed.push(number as u32);
            match page {
                Ok(users) => expected.extend(users.iter().cloned().map(Ok)),
                Err(error) => expected.push(Err(error.clone())),
            }
        }
        expected.truncate(n);
        let api = Api::new(pages.clone());
        let items = users(&api).take(n).collect();
        let items: Result<Vec<Result<String, ApiError>>, _> =
            timeout(Duration::from_secs(60), items).await;
        let items = items.expect("The stream had not ended after 60 s.");
        saw(&items);
        assert!(
            items == expected,
            "Of the pages {pages:?} the first {n} items were {items:?}."
        );
        let asked = api.asked();
        saw(&asked);
        assert!(
            asked == needed,
            "Of the pages {pages:?} the first {n} items needed {needed:?}; fetched were {asked:?}."
        );
    }
}
