// expect: fail an_error_comes_once_and_ends_the_stream
// Believed that after an error there is nothing to say: the caller takes half of the users for all of them.

pub mod support;

use futures::{Stream, StreamExt, stream};
use support::{Api, ApiError};

pub fn users(api: &Api) -> impl Stream<Item = Result<String, ApiError>> {
    let pages = stream::unfold(Some(0), async move |number| {
        let page = api.fetch_page(number?).await.ok()?;
        Some((stream::iter(page.users.into_iter().map(Ok)), page.next))
    });
    pages.flatten()
}

#[cfg(test)]
mod tests;
