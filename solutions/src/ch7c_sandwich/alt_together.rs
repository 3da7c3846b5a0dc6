//! The same order, with the lookups together: the names come in the order of the ids, as the closure asks for them.

#[path = "../../../exercises/src/bin/ch7c_sandwich/support.rs"]
pub mod support;

use futures::future::join_all;
use support::{Db, ids_in, render};

pub async fn page(db: &Db, template: &str) -> String {
    let ids = ids_in(template);
    let names = join_all(ids.into_iter().map(|id| db.get_user(id))).await;
    let mut names = names.into_iter();
    render(template, |_| names.next().unwrap_or_default())
}

#[cfg(test)]
#[path = "../../../exercises/src/bin/ch7c_sandwich/tests.rs"]
mod tests;
