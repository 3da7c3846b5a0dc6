//! Given: a user store that takes its time, fails for some ids, and counts its lookups.

use std::collections::HashMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use tokio::time::sleep;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct User {
    pub id: u32,
    pub name: String,
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the lookup of user {0} failed")]
pub struct LookupError(pub u32);

/// `Ok(None)`: there is no such user.
pub type Lookup = Result<Option<User>, LookupError>;

/// A handle to the store; a clone is another handle to the same.
#[derive(Debug, Clone, Default)]
pub struct Users(Arc<Store>);

#[derive(Debug, Default)]
struct Store {
    times: HashMap<u32, Duration>,
    failing: Vec<u32>,
    missing: Vec<u32>,
    in_flight: AtomicUsize,
    most_in_flight: AtomicUsize,
    started: Mutex<Vec<u32>>,
}

impl Users {
    /// A store whose lookups take 100 ms, but those in `times` as many ms as stand there.
    pub fn new(times: &[(u32, u64)], failing: &[u32], missing: &[u32]) -> Users {
        let times = times.iter();
        Users(Arc::new(Store {
            times: times
                .map(|&(id, ms)| (id, Duration::from_millis(ms)))
                .collect(),
            failing: failing.to_vec(),
            missing: missing.to_vec(),
            ..Store::default()
        }))
    }

    /// Looks a user up.
    pub async fn get_user(&self, id: u32) -> Lookup {
        let store = &self.0;
        store.started.lock().expect("not poisoned").push(id);
        let _in_flight = InFlight::new(store);
        let time = store.times.get(&id).copied();
        sleep(time.unwrap_or(Duration::from_millis(100))).await;
        if store.failing.contains(&id) {
            return Err(LookupError(id));
        }
        let name = format!("user{id}");
        Ok((!store.missing.contains(&id)).then_some(User { id, name }))
    }

    /// How many lookups are in flight.
    pub fn in_flight(&self) -> usize {
        self.0.in_flight.load(Ordering::Relaxed)
    }

    /// How many lookups were in flight at the same time, at most.
    pub fn most_in_flight(&self) -> usize {
        self.0.most_in_flight.load(Ordering::Relaxed)
    }

    /// How many lookups have started.
    pub fn n_started(&self) -> usize {
        self.0.started.lock().expect("not poisoned").len()
    }
}

/// Counts a lookup that is in flight, until it is dropped.
struct InFlight<'a>(&'a Store);

impl<'a> InFlight<'a> {
    fn new(store: &'a Store) -> InFlight<'a> {
        let now = store.in_flight.fetch_add(1, Ordering::Relaxed) + 1;
        store.most_in_flight.fetch_max(now, Ordering::Relaxed);
        InFlight(store)
    }
}

impl Drop for InFlight<'_> {
    fn drop(&mut self) {
        self.0.in_flight.fetch_sub(1, Ordering::Relaxed);
    }
}
