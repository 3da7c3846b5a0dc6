// expect: fail each_id_becomes_a_name
// Believed that a task runs by itself while one looks at it again and again.

pub mod support;

use futures::FutureExt;
use support::{Db, render};

pub async fn page(db: &Db, template: &str) -> String {
    render(template, |id| {
        let db = db.clone();
        let task = tokio::spawn(async move { db.get_user(id).await });
        while !task.is_finished() {}
        task.now_or_never()
            .expect("it is finished")
            .expect("it does not panic")
    })
}

#[cfg(test)]
mod tests;
