// expect: fail each_id_becomes_a_name
// Believed that a `block_on` which does not panic works. The thread waits for a task that only it could poll.

pub mod support;

use futures::executor::block_on;
use support::{Db, render};

pub async fn page(db: &Db, template: &str) -> String {
    render(template, |id| block_on(db.get_user(id)))
}

#[cfg(test)]
mod tests;
