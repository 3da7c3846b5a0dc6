// expect: fail without_a_free_seat_it_says_so_at_once
// Believed that the lock should come after the wait. Some have paid for nothing.

pub mod support;

use std::sync::Mutex;

use support::{Bank, BuyError};

/// Sells the seats of one evening.
pub struct Shop {
    bank: Bank,
    free: Mutex<u32>,
}

impl Shop {
    pub fn new(bank: Bank, seats: u32) -> Self {
        let free = Mutex::new(seats);
        Self { bank, free }
    }

    /// How many seats are neither sold nor being paid for.
    pub fn free(&self) -> u32 {
        *self.free.lock().expect("not poisoned")
    }

    pub async fn buy(&self, buyer: u32) -> Result<(), BuyError> {
        self.bank.charge(buyer).await?;
        let mut free = self.free.lock().expect("not poisoned");
        *free = free.checked_sub(1).ok_or(BuyError::SoldOut)?;
        Ok(())
    }
}

#[cfg(test)]
mod tests;
