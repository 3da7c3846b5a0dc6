//! Right, because everything that waits comes first, in async code; then plain code runs that has all it needs.
//! No sandwich is left, so nobody has to enter the runtime from below.

#[path = "../../../exercises/src/bin/ch7c_sandwich/support.rs"]
pub mod support;

use std::collections::HashMap;
use std::time::Duration;

use support::{Db, ids_in, render};

pub async fn page(db: &Db, template: &str) -> String {
    let mut names = HashMap::new();
    for id in ids_in(template) {
        names.insert(id, db.get_user(id).await);
    }
    render(template, |id| names[&id].clone())
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let db = Db::connect(Duration::from_millis(100));
    let page = page(&db, "{1} wrote to {2}.").await;
    println!("{page}");
}

#[cfg(test)]
#[path = "../../../exercises/src/bin/ch7c_sandwich/tests.rs"]
mod tests;
