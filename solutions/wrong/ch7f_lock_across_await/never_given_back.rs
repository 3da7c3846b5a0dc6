// expect: fail a_declined_card_frees_the_seat
// Believed that taking first is all.

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
        {
            let mut free = self.free.lock().expect("not poisoned");
            *free = free.checked_sub(1).ok_or(BuyError::SoldOut)?;
        }
        self.bank.charge(buyer).await
    }
}

#[cfg(test)]
mod tests;
