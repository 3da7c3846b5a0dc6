//! sqlx has the context manager too: `transaction` commits after `Ok` and rolls back after `Err`.
//! The price: its block is boxed and may borrow nothing but the transaction, so it gets a bank of its own.

#[path = "../../../exercises/src/bin/ch6c_transfer_in_a_transaction/support.rs"]
pub mod support;

use sqlx::Connection;
use support::Bank;

pub async fn transfer(bank: &Bank, from: i64, to: i64, cents: i64) -> Result<(), sqlx::Error> {
    let mut connection = bank.pool.acquire().await?;
    let bank = bank.clone();
    connection
        .transaction(|transaction| {
            Box::pin(async move {
                sqlx::query("update accounts set cents = cents - ? where id = ?")
                    .bind(cents)
                    .bind(from)
                    .execute(&mut **transaction)
                    .await?;
                bank.slow_line().await;
                sqlx::query("update accounts set cents = cents + ? where id = ?")
                    .bind(cents)
                    .bind(to)
                    .execute(&mut **transaction)
                    .await?;
                Ok(())
            })
        })
        .await
}

#[cfg(test)]
#[path = "../../../exercises/src/bin/ch6c_transfer_in_a_transaction/tests.rs"]
mod tests;
