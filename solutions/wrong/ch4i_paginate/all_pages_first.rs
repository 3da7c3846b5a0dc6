// expect: fail a_page_is_fetched_only_when_it_is_needed
// Believed that a stream is lazy whatever it is made of: the starter. The first user waits for all pages.

pub mod support;

use futures::{Stream, TryStreamExt, stream};
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

#[cfg(test)]
mod tests;
