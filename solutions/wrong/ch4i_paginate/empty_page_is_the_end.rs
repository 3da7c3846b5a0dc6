// expect: fail a_page_without_users_ends_nothing
// Believed that an empty page is the last one.

pub mod support;

use futures::{Stream, TryStreamExt, stream};
use support::{Api, ApiError};

pub fn users(api: &Api) -> impl Stream<Item = Result<String, ApiError>> {
    let pages = stream::try_unfold(Some(0), async move |number| {
        let Some(number) = number else {
            return Ok(None);
        };
        let page = api.fetch_page(number).await?;
        if page.users.is_empty() {
            return Ok(None);
        }
        let users = stream::iter(page.users.into_iter().map(Ok));
        Ok(Some((users, page.next)))
    });
    pages.try_flatten()
}

#[cfg(test)]
mod tests;
