// expect: fail each_id_becomes_a_name
// Believed that another thread with its own runtime is far enough away. `join` blocks the thread that the database needs.

pub mod support;

use std::thread;

use support::{Db, render};
use tokio::runtime::Runtime;

fn get_user(db: &Db, id: u32) -> String {
    thread::scope(|scope| {
        let lookup = || {
            let runtime = Runtime::new().expect("the system gives us threads");
            runtime.block_on(db.get_user(id))
        };
        scope.spawn(lookup).join().expect("it does not panic")
    })
}

pub async fn page(db: &Db, template: &str) -> String {
    render(template, |id| get_user(db, id))
}

#[cfg(test)]
mod tests;
