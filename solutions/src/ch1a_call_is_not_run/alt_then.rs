//! Futures chained by hand: `then` makes a future that polls the next one when the first is finished.
//! Worth it where a future is wanted as a value; in a body, `.await` reads better.

#[path = "../../../exercises/src/bin/ch1a_call_is_not_run/support.rs"]
pub mod support;

use futures::FutureExt;
use support::{Data, Log, fetch_data, record};

pub fn get_data<'a>(log: &'a Log, url: &'a str) -> impl Future<Output = Data> + 'a {
    record(log, "start")
        .then(move |()| fetch_data(log, url))
        .then(move |result| record(log, "end").map(move |()| result))
}

#[cfg(test)]
#[path = "../../../exercises/src/bin/ch1a_call_is_not_run/tests.rs"]
mod tests;
