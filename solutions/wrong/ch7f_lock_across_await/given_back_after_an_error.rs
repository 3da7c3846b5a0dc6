// expect: fail a_buyer_who_leaves_frees_the_seat
// Believed that `Err` is the only other way out. A dropped future runs no line of its own.

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
        let charged = self.bank.charge(buyer).await;
        if charged.is_err() {
            *self.free.lock().expect("not poisoned") += 1;
        }
        charged
    }
}

#[cfg(test)]
mod tests;
