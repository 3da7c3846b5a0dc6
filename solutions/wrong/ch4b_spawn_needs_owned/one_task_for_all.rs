// expect: fail all_names_are_there_when_the_page_is_drawn
// Believed that one task does for all: it awaits in turn, and the last name comes after 300 ms.

pub mod support;

use std::sync::Arc;

use support::Server;
use tokio::sync::oneshot;
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
    let (directory, mut waiting) = (directory.clone(), Vec::new());
    let mut lookups = Vec::new();
    for &id in ids {
        let (sender, name) = oneshot::channel();
        waiting.push((id, sender));
        lookups.push(tokio::spawn(async move { name.await.ok().flatten() }));
    }
    tokio::spawn(async move {
        for (id, sender) in waiting {
            let _ = sender.send(directory.find(id).await);
        }
    });
    lookups
}

#[cfg(test)]
mod tests;
