// expect: fail after_ok_both_balances_have_changed
// Believed that whatever runs while the transaction is open belongs to it. It asks the pool for a second connection.

pub mod support;

use support::Bank;

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
        .execute(&bank.pool)
        .await?;
    transaction.commit().await
}

#[cfg(test)]
mod tests;
