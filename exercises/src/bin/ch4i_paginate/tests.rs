use std::pin::pin;
use std::time::Duration;

use futures::StreamExt;
use tokio::time::timeout;

use super::support::{Api, ApiError};
use super::users;

type Found = Result<String, ApiError>;

/// An API with pages of these users; a page `!` is one for which the API cannot answer.
fn api(pages: &[&str]) -> Api {
    let pages = pages.iter().map(|page| match *page {
        "!" => Err(ApiError),
        page => Ok(page.split_whitespace().map(str::to_owned).collect()),
    });
    Api::new(pages.collect())
}

/// The first `n` items of the stream, or all of them if it has fewer.
async fn first(n: usize, api: &Api) -> Vec<Found> {
    let items = users(api).take(n).collect();
    let items = timeout(Duration::from_secs(60), items).await;
    items.expect("The stream had not ended after 60 s. Each page takes 100 ms.")
}

/// The items in words.
fn shown(items: &[Found]) -> String {
    let words: Vec<&str> = items
        .iter()
        .map(|item| item.as_deref().unwrap_or("an error"))
        .collect();
    match words.as_slice() {
        [] => "nothing".to_owned(),
        words => words.join(", "),
    }
}

fn ok(names: &str) -> Vec<Found> {
    names
        .split_whitespace()
        .map(|name| Ok(name.to_owned()))
        .collect()
}

#[tokio::test(start_paused = true)]
async fn a_page_is_fetched_only_when_it_is_needed() {
    for (n, expected) in [
        (0, &[][..]),
        (1, &[0]),
        (2, &[0]),
        (3, &[0, 1]),
        (5, &[0, 1, 2]),
    ] {
        let api = api(&["Ada Grace", "Edsger Barbara", "Alan Joan"]);
        first(n, &api).await;
        let asked = api.asked();
        assert!(
            asked == expected,
            "With 2 users on a page, `take({n})` fetched these pages: {}. Needed are: {}. \
             A page is fetched when one of its users is asked for.",
            numbers(&asked),
            numbers(expected)
        );
    }
}

#[tokio::test(start_paused = true)]
async fn all_users_come_in_order() {
    for pages in [
        &["Ada Grace", "Edsger"][..],
        &["Alan"],
        &["Ada", "Joan Grace", "Alan"],
    ] {
        let api = api(pages);
        let items = first(100, &api).await;
        let expected = ok(&pages.join(" "));
        assert!(
            items == expected,
            "The pages held {}. The stream gave {}. Expected are all of them, in this order.",
            shown(&expected),
            shown(&items)
        );
    }
}

#[tokio::test(start_paused = true)]
async fn a_page_without_users_ends_nothing() {
    for pages in [
        &["Ada Grace", "", "Alan"][..],
        &["", "", "Joan"],
        &["Ada", ""],
        &[""],
    ] {
        let api = api(pages);
        let items = first(100, &api).await;
        let expected = ok(&pages.join(" "));
        assert!(
            items == expected,
            "With the users {} on {} pages, of which at least one is empty, the stream gave {}. \
             Only `next` says which page is the last.",
            shown(&expected),
            pages.len(),
            shown(&items)
        );
        let asked = api.asked();
        assert!(
            asked.len() == pages.len(),
            "There were {} pages, of which at least one is empty. The pages fetched were {}. \
             Each is fetched once, until `next` is `None`.",
            pages.len(),
            numbers(&asked)
        );
    }
}

#[tokio::test(start_paused = true)]
async fn an_error_comes_once_and_ends_the_stream() {
    let api = api(&["Ada Grace", "!", "Alan"]);
    let items = first(100, &api).await;
    let mut expected = ok("Ada Grace");
    expected.push(Err(ApiError));
    assert!(
        items == expected,
        "Page 1 could not be fetched. The stream gave {}. \
         Expected are Ada, Grace, an error, and then the end.",
        shown(&items)
    );
    let asked = api.asked();
    assert!(
        asked == [0, 1],
        "Page 1 could not be fetched. The pages fetched were {}. After an error no page is fetched.",
        numbers(&asked)
    );
}

#[tokio::test(start_paused = true)]
async fn nothing_is_fetched_before_the_first_next() {
    let api = api(&["Ada Grace"]);
    let mut users = pin!(users(&api));
    let asked = api.asked();
    assert!(
        asked.is_empty(),
        "`users` was called, and a page was fetched at once. Like a future, a stream does nothing until it is polled."
    );
    let user: Option<Found> = users.next().await;
    assert!(
        user == Some(Ok("Ada".to_owned())),
        "The first user of the stream was not Ada, the first one of page 0."
    );
}

fn numbers(pages: &[u32]) -> String {
    let pages: Vec<String> = pages.iter().map(u32::to_string).collect();
    match pages.as_slice() {
        [] => "none".to_owned(),
        pages => pages.join(", "),
    }
}
