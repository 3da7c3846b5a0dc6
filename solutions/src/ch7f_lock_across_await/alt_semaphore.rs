//! The permits are the seats. `try_acquire` does not wait; a permit that is dropped is free again, a forgotten one is sold.

#[path = "../../../exercises/src/bin/ch7f_lock_across_await/support.rs"]
pub mod support;

use support::{Bank, BuyError};
use tokio::sync::Semaphore;

/// Sells the seats of one evening.
pub struct Shop {
    bank: Bank,
    free: Semaphore,
}

impl Shop {
    pub fn new(bank: Bank, seats: u32) -> Self {
        let free = Semaphore::new(seats as usize);
        Self { bank, free }
    }

    /// How many seats are neither sold nor being paid for.
    pub fn free(&self) -> u32 {
        self.free.available_permits() as u32
    }

    pub async fn buy(&self, buyer: u32) -> Result<(), BuyError> {
        let seat = self.free.try_acquire().map_err(|_| BuyError::SoldOut)?;
        self.bank.charge(buyer).await?;
        seat.forget();
        Ok(())
    }
}

#[cfg(test)]
#[path = "../../../exercises/src/bin/ch7f_lock_across_await/tests.rs"]
mod tests;
