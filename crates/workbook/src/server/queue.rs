//! Who compiles and runs when: a few at once, the others in the order in which they came.

use std::collections::BTreeSet;
use std::pin::pin;
use std::sync::{Mutex, MutexGuard};

use anyhow::Result;
use tokio::sync::{Semaphore, SemaphorePermit, watch};

/// The turns of programs.
pub(super) struct Queue {
    permits: Semaphore,
    waiting: Mutex<Waiting>,
    /// Somebody has left the queue.
    moved: watch::Sender<()>,
}

#[derive(Default)]
struct Waiting {
    next: u64,
    tickets: BTreeSet<u64>,
}

/// A place in the queue, given up when dropped.
struct Ticket<'a> {
    queue: &'a Queue,
    number: u64,
}

impl Queue {
    /// `at_once` programs have their turn at the same time.
    pub fn new(at_once: usize) -> Self {
        Self {
            permits: Semaphore::new(at_once),
            waiting: Mutex::default(),
            moved: watch::Sender::new(()),
        }
    }

    /// Waits for a turn, which lasts until what is returned is dropped. Whoever has to wait is told
    /// how many are before it, each time that changes.
    pub async fn turn(&self, tell: impl Fn(usize)) -> Result<SemaphorePermit<'_>> {
        let mut moved = self.moved.subscribe();
        let ticket = Ticket::take(self);
        let mut turn = pin!(self.permits.acquire());
        let mut told = None;
        loop {
            tokio::select! {
                biased;
                permit = &mut turn => return Ok(permit?),
                // Polled only if there is no turn yet.
                () = std::future::ready(()) => {
                    let before = ticket.before();
                    if told.replace(before) != Some(before) {
                        tell(before);
                    }
                }
            }
            tokio::select! {
                biased;
                permit = &mut turn => return Ok(permit?),
                changed = moved.changed() => changed?,
            }
        }
    }

    fn waiting(&self) -> MutexGuard<'_, Waiting> {
        self.waiting
            .lock()
            .unwrap_or_else(|poisoned| poisoned.into_inner())
    }
}

impl<'a> Ticket<'a> {
    fn take(queue: &'a Queue) -> Self {
        let mut waiting = queue.waiting();
        let number = waiting.next;
        waiting.next += 1;
        waiting.tickets.insert(number);
        Self { queue, number }
    }

    /// How many came earlier and still wait.
    fn before(&self) -> usize {
        self.queue.waiting().tickets.range(..self.number).count()
    }
}

impl Drop for Ticket<'_> {
    fn drop(&mut self) {
        self.queue.waiting().tickets.remove(&self.number);
        self.queue.moved.send_replace(());
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Mutex;

    use tokio_test::task::spawn;
    use tokio_test::{assert_pending, assert_ready};

    use super::Queue;

    #[test]
    fn turns_come_in_order_and_everybody_knows_the_own_place() {
        let queue = Queue::new(1);
        let places = Mutex::new(Vec::new());
        let turn = |who: &'static str| {
            let places = &places;
            queue.turn(move |before| places.lock().unwrap().push((who, before)))
        };
        let mut first = spawn(turn("first"));
        let permit = assert_ready!(first.poll()).unwrap();
        let mut second = spawn(turn("second"));
        let mut third = spawn(turn("third"));
        let mut fourth = spawn(turn("fourth"));
        assert_pending!(second.poll());
        assert_pending!(third.poll());
        assert_pending!(fourth.poll());
        assert_eq!(
            places.lock().unwrap().split_off(0),
            [("second", 0), ("third", 1), ("fourth", 2)]
        );
        drop(third); // Its page was closed.
        assert!(fourth.is_woken());
        assert_pending!(fourth.poll());
        assert_eq!(places.lock().unwrap().split_off(0), [("fourth", 1)]);
        drop(permit);
        let permit = assert_ready!(second.poll()).unwrap();
        drop(permit);
        let _permit = assert_ready!(fourth.poll()).unwrap();
    }
}
