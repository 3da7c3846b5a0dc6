// expect: fail a_page_is_fetched_only_when_it_is_needed
// Believed that a buffer costs nothing: it fetches the next page before anybody asks for it.

pub mod support;

use std::future::ready;

use futures::{Stream, StreamExt, TryStreamExt, stream};
use support::{Api, ApiError};

pub fn users(api: &Api) -> impl Stream<Item = Result<String, ApiError>> {
    let mut is_over = false;
    let pages = stream::iter(0..100).map(|number| api.fetch_page(number));
    let pages = pages.buffered(2).take_while(move |page| {
        let was_over = is_over;
        is_over = page.as_ref().is_ok_and(|page| page.next.is_none()) || page.is_err();
        ready(!was_over)
    });
    let users = pages.map_ok(|page| stream::iter(page.users.into_iter().map(Ok)));
    users.try_flatten()
}

#[cfg(test)]
mod tests;
