// expect: fail all_users_come_in_order
// Believed that `next` being `None` means that this page has nothing.

pub mod support;

use futures::{Stream, TryStreamExt, stream};
use support::{Api, ApiError};

pub fn users(api: &Api) -> impl Stream<Item = Result<String, ApiError>> {
    let pages = stream::try_unfold(0, async move |number| {
        let page = api.fetch_page(number).await?;
        let users = stream::iter(page.users.into_iter().map(Ok));
        Ok(page.next.map(|next| (users, next)))
    });
    pages.try_flatten()
}

#[cfg(test)]
mod tests;
