// expect: compile E0277
// Believed that `next` works on any stream: the future inside must not move, so the stream must be pinned first.

pub mod support;

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

pub async fn first_user(api: &Api) -> Option<Result<String, ApiError>> {
    let mut users = users(api);
    users.next().await
}

#[cfg(test)]
mod tests;
