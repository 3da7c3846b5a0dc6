//! `unfold` ends nothing by itself, so after an error the state must say that no page comes next.

#[path = "../../../exercises/src/bin/ch4i_paginate/support.rs"]
pub mod support;

use futures::{Stream, StreamExt, stream};
use support::{Api, ApiError};

pub fn users(api: &Api) -> impl Stream<Item = Result<String, ApiError>> {
    let pages = stream::unfold(Some(0), async move |number| {
        match api.fetch_page(number?).await {
            Ok(page) => Some((page.users.into_iter().map(Ok).collect(), page.next)),
            Err(error) => Some((vec![Err(error)], None)),
        }
    });
    pages.flat_map(stream::iter)
}

#[cfg(test)]
#[path = "../../../exercises/src/bin/ch4i_paginate/tests.rs"]
mod tests;
