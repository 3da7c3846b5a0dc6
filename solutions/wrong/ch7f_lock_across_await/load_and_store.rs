// expect: fail three_of_five_buyers_get_the_three_seats
// Believed that an atomic number makes everything around it one step.

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
        let free = self.free.load(Ordering::SeqCst);
        if free == 0 {
            return Err(BuyError::SoldOut);
        }
        self.bank.charge(buyer).await?;
        self.free.store(free - 1, Ordering::SeqCst);
        Ok(())
    }
}

#[cfg(test)]
mod tests;
