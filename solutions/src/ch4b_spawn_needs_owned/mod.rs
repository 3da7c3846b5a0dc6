//! Right, because each task owns what it uses: its own handle to the directory, and the id.
//! The handle is cloned while the reference is still there, outside of the task's future.
//! `Arc` may change threads together with the future; `Rc` counts without a lock, so it may not.

#[path = "../../../exercises/src/bin/ch4b_spawn_needs_owned/support.rs"]
pub mod support;

use std::sync::Arc;

use support::{Server, draw_page};
use tokio::task::JoinHandle;
use tokio::time::Instant;

/// All who need names share one server.
#[derive(Clone)]
pub struct Directory {
    server: Arc<Server>,
}

impl Directory {
    pub fn new(server: Server) -> Directory {
        Directory {
            server: Arc::new(server),
        }
    }

    pub async fn find(&self, id: u32) -> Option<String> {
        self.server.name(id).await
    }
}

pub fn start_lookups(directory: &Directory, ids: &[u32]) -> Vec<JoinHandle<Option<String>>> {
    let start_lookup = |&id: &u32| {
        let directory = directory.clone();
        tokio::spawn(async move { directory.find(id).await })
    };
    ids.iter().map(start_lookup).collect()
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let (server, _) = Server::new();
    let directory = Directory::new(server);
    let start = Instant::now();
    let lookups = start_lookups(&directory, &[1, 2, 200]);
    draw_page().await;
    for lookup in lookups {
        let name = lookup.await.expect("it does not panic");
        println!("{name:?}");
    }
    let elapsed = start.elapsed();
    println!("after {elapsed:?}");
}

#[cfg(test)]
#[path = "../../../exercises/src/bin/ch4b_spawn_needs_owned/tests.rs"]
mod tests;
