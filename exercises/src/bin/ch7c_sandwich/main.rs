//! # The sandwich
//!
//! An async function calls a library's plain `render`, whose closure wants a user's name, which only an async function knows.
//! Mend `async fn page(db: &Db, template: &str) -> String`; the starter has the guideline's cure.
//!
//! - Each `{id}` becomes the name of that user; `ids_in(template)` lists them.
//! - It works on a runtime with one thread, where the database's task runs too.
//! - Two pages at once work, and a page without users.
//!
//! Change it until in the picture row `db` has two waits of 100 ms.

pub mod support;

use std::time::Duration;

use support::{Db, render};
use tokio::runtime::Runtime;

/// The closure of `render` cannot await, so this is a plain function.
fn get_user(db: &Db, id: u32) -> String {
    let runtime = Runtime::new().expect("the system gives us threads");
    runtime.block_on(db.get_user(id))
}

pub async fn page(db: &Db, template: &str) -> String {
    render(template, |id| get_user(db, id))
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let db = Db::connect(Duration::from_millis(100));
    let page = page(&db, "{1} wrote to {2}.").await;
    println!("{page}");
}

#[cfg(test)]
mod tests;
