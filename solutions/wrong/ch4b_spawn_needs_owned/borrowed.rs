// expect: compile E0521
// Believed that an `Arc` inside is enough: the starter, uncommented, with `Arc`. With `Rc` rustc says first, without a code, that the future cannot be sent.

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

pub fn start_lookups(directory: &Directory, ids: &[u32]) -> Vec<JoinHandle<Option<String>>> {
    ids.iter()
        .map(|&id| tokio::spawn(directory.find(id)))
        .collect()
}

#[cfg(test)]
mod tests;
