//! # Both or neither
//!
//! `transfer(&bank, from, to, cents)` moves money between two known accounts.
//!
//! - After `Ok`, both balances have changed.
//! - After `Err`, neither has: an account holds 0 to 1000 cents, and the table refuses anything else.
//! - The caller may give up between the two statements: then, too, neither has, and the pool's only connection is free at once.
//!
//! `bank.slow_line().await`, between the statements, stands for a slow line to the database.
//! It must not be left out, and the transfer must not go on without its caller.

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
    Ok(())
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
mod tests;
