// expect: fail after_a_refused_second_statement_nothing_has_changed
// Believed that an error undoes what came before it.

pub mod support;

use support::Bank;

pub async fn transfer(bank: &Bank, from: i64, to: i64, cents: i64) -> Result<(), sqlx::Error> {
    sqlx::query("update accounts set cents = cents - ? where id = ?")
        .bind(cents)
        .bind(from)
        .execute(&bank.pool)
        .await?;
    bank.slow_line().await;
    sqlx::query("update accounts set cents = cents + ? where id = ?")
        .bind(cents)
        .bind(to)
        .execute(&bank.pool)
        .await?;
    Ok(())
}

#[cfg(test)]
mod tests;
