//! # A bounded queue
//!
//! One side reads users from a file, the other stores them.
//! Mend `async fn import(file: File, database: &Database)`.
//!
//! - When all is stored, `import` returns.
//! - All users are stored in the order of the file, one at a time.
//! - At most 2 users have been read whose storing has not begun.
//! - Reading goes on while a user is stored: 6 users, 10 ms to read and 100 ms to store each, take 610 ms.
//!
//! Change it until the picture ends at 610 ms.

pub mod support;

use std::time::Duration;

use support::{Database, File, Site};
use tokio::sync::mpsc;
use tokio::time::{Instant, timeout};

pub async fn import(mut file: File, database: &Database) {
    let (sender, mut receiver) = mpsc::channel(100);
    let read = async {
        while let Some(user) = file.read().await {
            let _ = sender.send(user).await;
        }
    };
    let store = async {
        while let Some(user) = receiver.recv().await {
            database.store(user).await;
        }
    };
    tokio::join!(read, store);
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let users = ["Ada", "Grace", "Edsger", "Barbara", "Alan", "Joan"];
    let site = Site::new(
        &users,
        Duration::from_millis(10),
        Duration::from_millis(100),
    );
    let start = Instant::now();
    let database = site.database();
    let import = import(site.file(), &database);
    let result = timeout(Duration::from_secs(1), import).await;
    println!("returned: {}, {:?}", result.is_ok(), start.elapsed());
    println!("at most {} ahead", site.log().most_ahead);
}

#[cfg(test)]
mod tests;
