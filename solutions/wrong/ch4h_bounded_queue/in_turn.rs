// expect: fail reading_goes_on_while_a_user_is_stored
// Believed that no queue is the best bound: 660 ms.

pub mod support;

use support::{Database, File};

pub async fn import(mut file: File, database: &Database) {
    while let Some(user) = file.read().await {
        database.store(user).await;
    }
}

#[cfg(test)]
mod tests;
