//! Given: a desk where orders wait, are begun and are finished.

use std::collections::VecDeque;
use std::future::pending;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use tokio::sync::Semaphore;
use tokio::time::sleep;

/// How many orders are worked on at once.
pub const WORKERS: usize = 3;

/// How long an order takes.
pub const STEP: Duration = Duration::from_millis(600);

/// How long after the stop it may still take.
pub const GRACE: Duration = Duration::from_secs(2);

/// A clone is another handle to the same desk.
#[derive(Debug, Clone)]
pub struct Desk(Arc<Orders>);

#[derive(Debug)]
struct Orders {
    waiting: Mutex<VecDeque<u32>>,
    available: Semaphore,
    begun: Mutex<Vec<u32>>,
    finished: Mutex<Vec<u32>>,
}

impl Desk {
    /// A desk with some orders.
    pub fn new(orders: impl IntoIterator<Item = u32>) -> Self {
        let waiting: VecDeque<u32> = orders.into_iter().collect();
        Self(Arc::new(Orders {
            available: Semaphore::new(waiting.len()),
            waiting: Mutex::new(waiting),
            begun: Mutex::default(),
            finished: Mutex::default(),
        }))
    }

    /// Waits for an order and takes it.
    ///
    /// # Cancel safety
    ///
    /// This method is cancel safe: if it is dropped before it is finished, it has taken no order.
    pub async fn next(&self) -> u32 {
        let permit = self.0.available.acquire().await;
        permit.expect("never closed").forget();
        let order = self.0.waiting.lock().expect("not poisoned").pop_front();
        order.expect("as many orders as permits")
    }

    /// Works on an order for 600 ms. An order from 100 on hangs: it is never finished.
    ///
    /// # Cancel safety
    ///
    /// This method is not cancel safe: if it is dropped, the order stays half-done.
    pub async fn process(&self, order: u32) {
        self.0.begun.lock().expect("not poisoned").push(order);
        sleep(STEP).await;
        if order >= 100 {
            pending::<()>().await;
        }
        self.0.finished.lock().expect("not poisoned").push(order);
    }

    /// How many orders nobody has taken.
    pub fn waiting(&self) -> usize {
        self.0.waiting.lock().expect("not poisoned").len()
    }

    /// The orders that were begun.
    pub fn begun(&self) -> Vec<u32> {
        self.0.begun.lock().expect("not poisoned").clone()
    }

    /// The orders that were finished.
    pub fn finished(&self) -> Vec<u32> {
        self.0.finished.lock().expect("not poisoned").clone()
    }
}
