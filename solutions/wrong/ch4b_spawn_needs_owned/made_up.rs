// expect: fail each_handle_has_the_name_of_its_id
// Believed that any task will do. The laziest.

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
        .map(|&id| {
            let directory = directory.clone();
            tokio::spawn(async move { directory.find(id).await.map(|_| format!("user {id}")) })
        })
        .collect()
}

#[cfg(test)]
mod tests;
