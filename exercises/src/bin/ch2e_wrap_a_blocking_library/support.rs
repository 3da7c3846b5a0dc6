//! Given: a driver that was written without async.

use std::sync::Arc;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct User {
    pub id: u32,
    pub name: String,
}

/// The driver panicked during this call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Crashed;

/// A connection to a database. A clone is another handle of the same connection.
#[derive(Clone)]
pub struct Driver {
    look_up: Arc<dyn Fn(u32) -> User + Send + Sync>,
}

impl Driver {
    /// A driver whose calls do this.
    pub fn new(look_up: impl Fn(u32) -> User + Send + Sync + 'static) -> Driver {
        Driver {
            look_up: Arc::new(look_up),
        }
    }

    /// Asks the database, and blocks this thread until the answer is there.
    pub fn get_user(&self, id: u32) -> User {
        (self.look_up)(id)
    }
}
