// expect: fail each_id_becomes_a_name
// Believed the advice found on the web. On a runtime with one thread it panics.

pub mod support;

use support::{Db, render};
use tokio::runtime::Handle;
use tokio::task::block_in_place;

pub async fn page(db: &Db, template: &str) -> String {
    let handle = Handle::current();
    render(template, |id| {
        block_in_place(|| handle.block_on(db.get_user(id)))
    })
}

#[cfg(test)]
mod tests;
