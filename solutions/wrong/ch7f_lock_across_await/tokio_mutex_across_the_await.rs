// expect: fail five_cards_are_charged_at_the_same_time
// Believed clippy's advice to take an async-aware lock. The count is right, and the buyers stand in a queue.

pub mod support;

use support::{Bank, BuyError};
use tokio::sync::Mutex;

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
        self.free.try_lock().map_or(0, |free| *free)
    }

    pub async fn buy(&self, buyer: u32) -> Result<(), BuyError> {
        let mut free = self.free.lock().await;
        if *free == 0 {
            return Err(BuyError::SoldOut);
        }
        self.bank.charge(buyer).await?;
        *free -= 1;
        Ok(())
    }
}

#[cfg(test)]
mod tests;
