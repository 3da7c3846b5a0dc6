// expect: fail each_id_becomes_a_name
// Believed that the handle of the runtime one is in may be waited on.

pub mod support;

use support::{Db, render};
use tokio::runtime::Handle;

pub async fn page(db: &Db, template: &str) -> String {
    render(template, |id| Handle::current().block_on(db.get_user(id)))
}

#[cfg(test)]
mod tests;
