//! Right, because look and take are one step under std's lock, without an `.await` in it.
//! While the bank works, no lock is kept, and the seat's guard gives it back on `?` and when `buy` is dropped.

#[path = "../../../exercises/src/bin/ch7f_lock_across_await/support.rs"]
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
        let seat = Seat::take(&self.free).ok_or(BuyError::SoldOut)?;
        self.bank.charge(buyer).await?;
        seat.sold();
        Ok(())
    }
}

/// A seat that somebody is paying for; dropped, it is free again.
struct Seat<'a> {
    free: &'a Mutex<u32>,
}

impl<'a> Seat<'a> {
    fn take(free: &'a Mutex<u32>) -> Option<Self> {
        let mut n_free = free.lock().expect("not poisoned");
        *n_free = n_free.checked_sub(1)?;
        Some(Self { free })
    }

    /// Not free again.
    fn sold(self) {
        std::mem::forget(self);
    }
}

impl Drop for Seat<'_> {
    fn drop(&mut self) {
        *self.free.lock().expect("not poisoned") += 1;
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
#[path = "../../../exercises/src/bin/ch7f_lock_across_await/tests.rs"]
mod tests;
