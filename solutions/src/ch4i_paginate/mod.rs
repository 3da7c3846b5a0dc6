//! Right, because each step fetches one page, and no step is taken before the users of the page before are used up.
//! `try_unfold` ends after an error; `?` hands the error on as the stream's last item.

#[path = "../../../exercises/src/bin/ch4i_paginate/support.rs"]
pub mod support;

use std::pin::pin;

use futures::{Stream, StreamExt, TryStreamExt, stream};
use support::{Api, ApiError};

pub fn users(api: &Api) -> impl Stream<Item = Result<String, ApiError>> {
    let pages = stream::try_unfold(Some(0), async move |number| {
        let Some(number) = number else {
            return Ok(None);
        };
        let page = api.fetch_page(number).await?;
        let users = stream::iter(page.users.into_iter().map(Ok));
        Ok(Some((users, page.next)))
    });
    pages.try_flatten()
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
#[path = "../../../exercises/src/bin/ch4i_paginate/tests.rs"]
mod tests;
