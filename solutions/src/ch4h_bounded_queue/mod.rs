//! Right, because the reading half owns the only sender: when it is finished, the sender is dropped,
//! and `recv` returns `None`.
//! One user in the channel and one that waits for room make two.

#[path = "../../../exercises/src/bin/ch4h_bounded_queue/support.rs"]
pub mod support;

use std::time::Duration;

use support::{Database, File, Site};
use tokio::sync::mpsc;
use tokio::time::{Instant, timeout};

pub async fn import(mut file: File, database: &Database) {
    let (sender, mut receiver) = mpsc::channel(1);
    let read = async move {
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
#[path = "../../../exercises/src/bin/ch4h_bounded_queue/tests.rs"]
mod tests;
