// expect: fail the_server_is_asked_though_no_handle_is_awaited
// Believed that `spawn_local` lets every `Rc` in. It needs a `LocalSet` around it, and panics without one.

pub mod support;

use std::rc::Rc;

use support::Server;
use tokio::task::{JoinHandle, spawn_local};

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
            spawn_local(async move { directory.find(id).await })
        })
        .collect()
}

#[cfg(test)]
mod tests;
