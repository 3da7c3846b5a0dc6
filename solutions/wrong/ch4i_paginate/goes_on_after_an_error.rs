// expect: fail an_error_comes_once_and_ends_the_stream
// Believed that the page after a broken one is worth trying.

pub mod support;

use futures::{Stream, StreamExt, stream};
use support::{Api, ApiError};

pub fn users(api: &Api) -> impl Stream<Item = Result<String, ApiError>> {
    let pages = stream::unfold(Some(0), async move |number| {
        let number = number?;
        match api.fetch_page(number).await {
            Ok(page) => Some((page.users.into_iter().map(Ok).collect(), page.next)),
            Err(error) if number < 9 => Some((vec![Err(error)], Some(number + 1))),
            Err(_) => None,
        }
    });
    pages.flat_map(stream::iter)
}

#[cfg(test)]
mod tests;
