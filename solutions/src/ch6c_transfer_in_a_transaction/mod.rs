//! Right, because the commit is the last line, and every way out before it drops the transaction, which rolls back.
//! `Drop` cannot wait for the server: it puts the rollback before whatever the connection does next.

#[path = "../../../exercises/src/bin/ch6c_transfer_in_a_transaction/support.rs"]
pub mod support;

use std::time::Duration;

use support::Bank;
use tokio::time::timeout;

pub async fn transfer(bank: &Bank, from: i64, to: i64, cents: i64) -> Result<(), sqlx::Error> {
    let mut transaction = bank.pool.begin().await?;
    sqlx::query("update accounts set cents = cents - ? where id = ?")
        .bind(cents)
        .bind(from)
        .execute(&mut *transaction)
        .await?;
    bank.slow_line().await;
    sqlx::query("update accounts set cents = cents + ? where id = ?")
        .bind(cents)
        .bind(to)
        .execute(&mut *transaction)
        .await?;
    transaction.commit().await
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), sqlx::Error> {
    let bank = Bank::new(Duration::from_millis(400));
    println!("Ada, Grace, Bob: {:?}", bank.balances().await?);
    let to_grace = transfer(&bank, 1, 2, 100).await;
    println!("100 from Ada to Grace: {to_grace:?}");
    println!("Ada, Grace, Bob: {:?}", bank.balances().await?);
    let given_up = timeout(Duration::from_millis(200), transfer(&bank, 1, 2, 50)).await;
    println!("50 more, given up: {}", given_up.is_err());
    println!("Ada, Grace, Bob: {:?}", bank.balances().await?);
    Ok(())
}

#[cfg(test)]
#[path = "../../../exercises/src/bin/ch6c_transfer_in_a_transaction/tests.rs"]
mod tests;
