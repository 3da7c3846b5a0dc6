// expect: compile E0277
// Believed that a clone of an `Rc` may go to another thread. With `spawn` rustc says the same, without a code.

pub mod support;

use std::rc::Rc;

use support::Server;
use tokio::runtime::Handle;
use tokio::task::{JoinHandle, spawn_blocking};

/// All who need names share one server.
#[derive(Clone)]
pub struct Directory {
    server: Rc<Server>,
}

impl Directory {
    pub fn new(server: Server) -> Directory {
        Directory {
            server: Rc::new(server),
        }
    }

    pub async fn find(&self, id: u32) -> Option<String> {
        self.server.name(id).await
    }
}

pub fn start_lookups(directory: &Directory, ids: &[u32]) -> Vec<JoinHandle<Option<String>>> {
    ids.iter()
        .map(|&id| {
            let directory = directory.clone();
            spawn_blocking(move || Handle::current().block_on(directory.find(id)))
        })
        .collect()
}

#[cfg(test)]
mod tests;
