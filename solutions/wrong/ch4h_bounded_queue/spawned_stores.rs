// expect: fail the_users_are_stored_in_order_one_at_a_time
// Believed that the database takes any number of users at once.

pub mod support;

use support::{Database, File};
use tokio::task::JoinSet;

pub async fn import(mut file: File, database: &Database) {
    let mut tasks = JoinSet::new();
    while let Some(user) = file.read().await {
        let database = database.clone();
        tasks.spawn(async move { database.store(user).await });
    }
    tasks.join_all().await;
}

#[cfg(test)]
mod tests;
