// expect: fail each_id_becomes_a_name
// Believed the guideline's cure, `asyncio.run`; the starter. It panics.

pub mod support;

use support::{Db, render};
use tokio::runtime::Runtime;

fn get_user(db: &Db, id: u32) -> String {
    let runtime = Runtime::new().expect("the system gives us threads");
    runtime.block_on(db.get_user(id))
}

pub async fn page(db: &Db, template: &str) -> String {
    render(template, |id| get_user(db, id))
}

#[cfg(test)]
mod tests;
