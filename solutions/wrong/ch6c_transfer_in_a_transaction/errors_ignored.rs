// expect: fail after_a_refused_second_statement_nothing_has_changed
// Believed that a transaction which knows of an error does not commit. It commits what there is.

pub mod support;

use support::Bank;

pub async fn transfer(bank: &Bank, from: i64, to: i64, cents: i64) -> Result<(), sqlx::Error> {
    let mut transaction = bank.pool.begin().await?;
    let _ = sqlx::query("update accounts set cents = cents - ? where id = ?")
        .bind(cents)
        .bind(from)
        .execute(&mut *transaction)
        .await;
    bank.slow_line().await;
    let _ = sqlx::query("update accounts set cents = cents + ? where id = ?")
        .bind(cents)
        .bind(to)
        .execute(&mut *transaction)
        .await;
    transaction.commit().await
}

#[cfg(test)]
mod tests;
