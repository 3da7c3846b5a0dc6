//! # Page by page
//!
//! An API returns users in pages. `fn users(api: &Api) -> impl Stream<Item = Result<String, ApiError>>` gives them one by one, in order.
//!
//! - A page is fetched when one of its users is asked for: with 2 on a page, 3 users need pages 0 and 1.
//! - Page 0 is first; the page whose `next` is `None` is last. A page without users ends nothing.
//! - An error comes once, after the users before it, and ends the stream.
//!
//! Change it until the picture ends at 200 ms.

pub mod support;

use std::pin::pin;

use futures::{Stream, StreamExt, TryStreamExt, stream};
use support::{Api, ApiError};

pub fn users(api: &Api) -> impl Stream<Item = Result<String, ApiError>> {
    let all = async move {
        let mut all = Vec::new();
        let mut number = Some(0);
        while let Some(n) = number {
            let page = api.fetch_page(n).await?;
            all.extend(page.users.into_iter().map(Ok));
            number = page.next;
        }
        Ok(stream::iter(all))
    };
    stream::once(all).try_flatten()
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let names = ["Ada", "Grace", "Edsger", "Barbara", "Alan", "Joan"];
    let pages = names.chunks(2);
    let pages = pages.map(|page| Ok(page.iter().map(|&name| name.into()).collect()));
    let api = Api::new(pages.collect());
    let mut users = pin!(users(&api).take(3));
    while let Some(user) = users.next().await {
        println!("{user:?}");
    }
    println!("pages fetched: {:?}", api.asked());
}

#[cfg(test)]
mod tests;
