// expect: fail three_of_five_buyers_get_the_three_seats
// Believed that a lock kept to the end is the cure. The second buyer blocks the thread that the first one needs.

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
        let mut free = self.free.lock().expect("not poisoned");
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
