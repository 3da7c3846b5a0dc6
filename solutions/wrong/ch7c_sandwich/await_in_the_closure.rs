// expect: compile E0728
// Believed that a closure inside an async function is async.

pub mod support;

use support::{Db, render};

pub async fn page(db: &Db, template: &str) -> String {
    render(template, |id| db.get_user(id).await)
}

#[cfg(test)]
mod tests;
