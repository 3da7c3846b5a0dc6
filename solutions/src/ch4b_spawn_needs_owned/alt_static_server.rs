//! The server lives as long as the program, so a reference to it is `'static`.
//! Right for what is made once; every further `Directory::new` would keep its memory for ever.

#[path = "../../../exercises/src/bin/ch4b_spawn_needs_owned/support.rs"]
pub mod support;

use support::Server;
use tokio::task::JoinHandle;

#[derive(Clone, Copy)]
pub struct Directory {
    server: &'static Server,
}

impl Directory {
    pub fn new(server: Server) -> Directory {
        Directory {
            server: Box::leak(Box::new(server)),
        }
    }

    pub async fn find(&self, id: u32) -> Option<String> {
        self.server.name(id).await
    }
}

pub fn start_lookups(directory: &Directory, ids: &[u32]) -> Vec<JoinHandle<Option<String>>> {
    let server = directory.server;
    ids.iter()
        .map(|&id| tokio::spawn(server.name(id)))
        .collect()
}

#[cfg(test)]
#[path = "../../../exercises/src/bin/ch4b_spawn_needs_owned/tests.rs"]
mod tests;
