//! The plain code goes to a thread that may be blocked; there `block_on` is allowed, and the runtime's thread stays free.
//! It is the way out if nobody can say beforehand what the library will ask for.

#[path = "../../../exercises/src/bin/ch7c_sandwich/support.rs"]
pub mod support;

use support::{Db, render};
use tokio::runtime::Handle;
use tokio::task::spawn_blocking;

pub async fn page(db: &Db, template: &str) -> String {
    let (db, template) = (db.clone(), template.to_owned());
    let handle = Handle::current();
    let page = move || render(&template, |id| handle.block_on(db.get_user(id)));
    spawn_blocking(page).await.expect("it does not panic")
}

#[cfg(test)]
#[path = "../../../exercises/src/bin/ch7c_sandwich/tests.rs"]
mod tests;
