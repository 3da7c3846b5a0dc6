//! No lock at all: an atomic number, changed in one step. The guard knows by a flag whether the seat is sold.

#[path = "../../../exercises/src/bin/ch7f_lock_across_await/support.rs"]
pub mod support;

use std::sync::atomic::{AtomicU32, Ordering};

use support::{Bank, BuyError};

/// Sells the seats of one evening.
pub struct Shop {
    bank: Bank,
    free: AtomicU32,
}

impl Shop {
    pub fn new(bank: Bank, seats: u32) -> Self {
        let free = AtomicU32::new(seats);
        Self { bank, free }
    }

    /// How many seats are neither sold nor being paid for.
    pub fn free(&self) -> u32 {
        self.free.load(Ordering::Relaxed)
    }

    pub async fn buy(&self, buyer: u32) -> Result<(), BuyError> {
        let taken = self
            .free
            .fetch_update(Ordering::Relaxed, Ordering::Relaxed, |free| {
                free.checked_sub(1)
            });
        taken.map_err(|_| BuyError::SoldOut)?;
        let mut seat = Seat {
            free: &self.free,
            is_sold: false,
        };
        self.bank.charge(buyer).await?;
        seat.is_sold = true;
        Ok(())
    }
}

struct Seat<'a> {
    free: &'a AtomicU32,
    is_sold: bool,
}

impl Drop for Seat<'_> {
    fn drop(&mut self) {
        if !self.is_sold {
            self.free.fetch_add(1, Ordering::Relaxed);
        }
    }
}

#[cfg(test)]
#[path = "../../../exercises/src/bin/ch7f_lock_across_await/tests.rs"]
mod tests;
