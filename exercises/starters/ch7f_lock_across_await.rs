//! # The last seats
//!
//! Buyers come together, and the bank takes 100 ms a card.
//! `async fn buy(&self, buyer: u32) -> Result<(), BuyError>` sells seats twice; mend `Shop`.
//!
//! - 3 seats, 5 buyers: 3 `Ok`, the others `SoldOut` at once, not charged.
//! - 5 seats, 5 buyers: 100 ms for all.
//! - A declined card, or a buyer who leaves after 50 ms, frees the seat again.
//! - `free()`: seats neither sold nor being paid for.
//!
//! Change it until in the picture only three rows `buy()` are left.

pub mod support;

use std::sync::Mutex;

use futures::future::join_all;
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
        let free = self.free();
        if free == 0 {
            return Err(BuyError::SoldOut);
        }
        self.bank.charge(buyer).await?;
        *self.free.lock().expect("not poisoned") = free - 1;
        Ok(())
    }
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let shop = Shop::new(Bank::default(), 3);
    let buying = join_all((1..=5).map(|buyer| shop.buy(buyer)));
    let results = buying.await;
    println!("{results:?}");
    println!("free: {}", shop.free());
}

#[cfg(test)]
mod tests;
