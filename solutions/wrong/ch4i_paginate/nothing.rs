// expect: fail all_users_come_in_order
// Believed that a stream that fetches nothing is lazy enough.

pub mod support;

use futures::{Stream, stream};
use support::{Api, ApiError};

pub fn users(_api: &Api) -> impl Stream<Item = Result<String, ApiError>> {
    stream::empty()
}

#[cfg(test)]
mod tests;
