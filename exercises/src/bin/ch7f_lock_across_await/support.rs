//! Given: the bank, and why there is no seat.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use tokio::time::sleep;

/// A clone is another handle to the same bank.
#[derive(Debug, Clone, Default)]
pub struct Bank(Arc<Mutex<Vec<u32>>>);

/// Why a buyer has no seat.
#[derive(Debug, PartialEq, Eq)]
pub enum BuyError {
    SoldOut,
    Declined,
}

impl Bank {
    /// Charges a buyer's card: 100 ms. Cards with a 9 at the end are declined then.
    pub async fn charge(&self, buyer: u32) -> Result<(), BuyError> {
        sleep(Duration::from_millis(100)).await;
        if buyer % 10 == 9 {
            return Err(BuyError::Declined);
        }
        self.0.lock().expect("not poisoned").push(buyer);
        Ok(())
    }

    /// The buyers who were charged, oldest first.
    pub fn charged(&self) -> Vec<u32> {
        self.0.lock().expect("not poisoned").clone()
    }
}
