//! Given: a library for templates, and a database whose connection is a task.

use std::time::Duration;

use tokio::sync::{mpsc, oneshot};
use tokio::time::sleep;

/// The ids in a template: for `{1} wrote to {2}.` they are 1 and 2.
pub fn ids_in(template: &str) -> Vec<u32> {
    let mut ids = Vec::new();
    render(template, |id| {
        ids.push(id);
        String::new()
    });
    ids
}

/// Puts a name in the place of each `{id}`. Somebody else's library: it knows nothing of async.
pub fn render(template: &str, mut name_of: impl FnMut(u32) -> String) -> String {
    let mut page = String::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        page += before;
        let (id, after) = after.split_once('}').unwrap_or((after, ""));
        if let Ok(id) = id.parse() {
            page += &name_of(id);
        }
        rest = after;
    }
    page + rest
}

/// A handle to the database; a clone is another one to the same connection.
#[derive(Debug, Clone)]
pub struct Db {
    lookups: mpsc::Sender<Lookup>,
}

#[derive(Debug)]
struct Lookup {
    id: u32,
    answer: oneshot::Sender<String>,
}

impl Db {
    /// Spawns the task that has the connection. Each of its lookups takes so long.
    pub fn connect(takes: Duration) -> Self {
        let (lookups, mut requests) = mpsc::channel::<Lookup>(8);
        let db = async move {
            while let Some(Lookup { id, answer }) = requests.recv().await {
                if !takes.is_zero() {
                    sleep(takes).await;
                }
                let _ = answer.send(format!("user {}", id * 7));
            }
        };
        tokio::spawn(db);
        Self { lookups }
    }

    /// Asks the connection's task for a user's name.
    pub async fn get_user(&self, id: u32) -> String {
        let (answer, name) = oneshot::channel();
        let lookup = Lookup { id, answer };
        self.lookups.send(lookup).await.expect("the task is there");
        name.await.expect("the task answers")
    }
}
