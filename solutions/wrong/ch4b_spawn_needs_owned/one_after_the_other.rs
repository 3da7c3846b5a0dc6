// expect: fail the_server_is_asked_though_no_handle_is_awaited
// Believed that tasks which wait for each other run at the same time.

pub mod support;

use std::sync::Arc;

use support::Server;
use tokio::sync::Mutex;
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
    let turn = Arc::new(Mutex::new(()));
    ids.iter()
        .map(|&id| {
            let (directory, turn) = (directory.clone(), Arc::clone(&turn));
            tokio::spawn(async move {
                let _guard = turn.lock().await;
                directory.find(id).await
            })
        })
        .collect()
}

#[cfg(test)]
mod tests;
