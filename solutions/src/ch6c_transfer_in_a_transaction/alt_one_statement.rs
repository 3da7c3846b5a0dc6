//! One statement is a transaction of its own: the database does all of it or nothing.
//! The line is waited for before anything has changed.

#[path = "../../../exercises/src/bin/ch6c_transfer_in_a_transaction/support.rs"]
pub mod support;

use support::Bank;

pub async fn transfer(bank: &Bank, from: i64, to: i64, cents: i64) -> Result<(), sqlx::Error> {
    bank.slow_line().await;
    let both =
        "update accounts set cents = cents + case id when ? then -? else ? end where id in (?, ?)";
    sqlx::query(both)
        .bind(from)
        .bind(cents)
        .bind(cents)
        .bind(from)
        .bind(to)
        .execute(&bank.pool)
        .await?;
    Ok(())
}

#[cfg(test)]
#[path = "../../../exercises/src/bin/ch6c_transfer_in_a_transaction/tests.rs"]
mod tests;
