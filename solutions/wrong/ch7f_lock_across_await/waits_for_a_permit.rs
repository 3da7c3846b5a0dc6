// expect: fail without_a_free_seat_it_says_so_at_once
// Believed that a buyer may wait for a seat; a sold one never comes back.

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
        let seat = self.free.acquire().await.map_err(|_| BuyError::SoldOut)?;
        self.bank.charge(buyer).await?;
        seat.forget();
        Ok(())
    }
}

#[cfg(test)]
mod tests;
