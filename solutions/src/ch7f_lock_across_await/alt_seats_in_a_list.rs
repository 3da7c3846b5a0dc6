//! The seats themselves are in a list behind the lock; whoever has one puts it back when dropped.

#[path = "../../../exercises/src/bin/ch7f_lock_across_await/support.rs"]
pub mod support;

use std::sync::Mutex;

use support::{Bank, BuyError};

/// Sells the seats of one evening.
pub struct Shop {
    bank: Bank,
    free: Mutex<Vec<u32>>,
}

impl Shop {
    pub fn new(bank: Bank, seats: u32) -> Self {
        let free = Mutex::new((0..seats).collect());
        Self { bank, free }
    }

    /// How many seats are neither sold nor being paid for.
    pub fn free(&self) -> u32 {
        self.free.lock().expect("not poisoned").len() as u32
    }

    pub async fn buy(&self, buyer: u32) -> Result<(), BuyError> {
        let number = self.free.lock().expect("not poisoned").pop();
        let mut seat = Seat {
            free: &self.free,
            number,
        };
        if seat.number.is_none() {
            return Err(BuyError::SoldOut);
        }
        self.bank.charge(buyer).await?;
        seat.number = None; // it is the buyer's now
        Ok(())
    }
}

struct Seat<'a> {
    free: &'a Mutex<Vec<u32>>,
    number: Option<u32>,
}

impl Drop for Seat<'_> {
    fn drop(&mut self) {
        let mut free = self.free.lock().expect("not poisoned");
        free.extend(self.number);
    }
}

#[cfg(test)]
#[path = "../../../exercises/src/bin/ch7f_lock_across_await/tests.rs"]
mod tests;
