//! An async function that takes its directory by value: its future borrows nothing.

#[path = "../../../exercises/src/bin/ch4b_spawn_needs_owned/support.rs"]
pub mod support;

use std::sync::Arc;

use support::Server;
use tokio::task::JoinHandle;

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

async fn find_owned(directory: Directory, id: u32) -> Option<String> {
    directory.find(id).await
}

pub fn start_lookups(directory: &Directory, ids: &[u32]) -> Vec<JoinHandle<Option<String>>> {
    let mut lookups = Vec::new();
    for &id in ids {
        lookups.push(tokio::spawn(find_owned(directory.clone(), id)));
    }
    lookups
}

#[cfg(test)]
#[path = "../../../exercises/src/bin/ch4b_spawn_needs_owned/tests.rs"]
mod tests;
