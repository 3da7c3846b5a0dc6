//! One user a step: users already fetched are part of the state.
//! Longer, but nothing is nested, and what is remembered stands in one type.

#[path = "../../../exercises/src/bin/ch4i_paginate/support.rs"]
pub mod support;

use std::collections::VecDeque;

use futures::{Stream, stream};
use support::{Api, ApiError};

pub fn users(api: &Api) -> impl Stream<Item = Result<String, ApiError>> {
    let nothing_yet = (VecDeque::new(), Some(0));
    stream::try_unfold(nothing_yet, async move |(mut users, mut next)| {
        loop {
            if let Some(user) = users.pop_front() {
                return Ok(Some((user, (users, next))));
            }
            let Some(number) = next else {
                return Ok(None);
            };
            let page = api.fetch_page(number).await?;
            users.extend(page.users);
            next = page.next;
        }
    })
}

#[cfg(test)]
#[path = "../../../exercises/src/bin/ch4i_paginate/tests.rs"]
mod tests;
