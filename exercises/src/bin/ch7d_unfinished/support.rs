//! Given: a store on another machine.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use tokio::time::sleep;

/// A clone is another handle to the same store.
#[derive(Debug, Clone, Default)]
pub struct Store(Arc<Mutex<Vec<String>>>);

/// The store does not take a user without a name.
#[derive(Debug)]
pub struct Refused;

impl Store {
    /// Saves a user: 100 ms. One without a name is refused after 50 ms.
    pub async fn save(&self, user: &str) -> Result<(), Refused> {
        sleep(Duration::from_millis(50)).await;
        if user.is_empty() {
            return Err(Refused);
        }
        sleep(Duration::from_millis(50)).await;
        self.lock().push(user.to_owned());
        Ok(())
    }

    /// The users that are saved, in alphabetical order.
    pub fn users(&self) -> Vec<String> {
        let mut users = self.lock().clone();
        users.sort();
        users
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Vec<String>> {
        self.0.lock().expect("nobody panics with the lock held")
    }
}
