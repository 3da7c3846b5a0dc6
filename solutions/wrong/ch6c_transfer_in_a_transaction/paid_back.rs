// expect: fail giving_up_between_the_statements_changes_nothing
// Believed that an `Err` is the only way to fail, and put the money back after one.

pub mod support;

use support::Bank;

pub async fn transfer(bank: &Bank, from: i64, to: i64, cents: i64) -> Result<(), sqlx::Error> {
    sqlx::query("update accounts set cents = cents - ? where id = ?")
        .bind(cents)
        .bind(from)
        .execute(&bank.pool)
        .await?;
    bank.slow_line().await;
    let given = sqlx::query("update accounts set cents = cents + ? where id = ?")
        .bind(cents)
        .bind(to)
        .execute(&bank.pool)
        .await;
    if let Err(error) = given {
        sqlx::query("update accounts set cents = cents + ? where id = ?")
            .bind(cents)
            .bind(from)
            .execute(&bank.pool)
            .await?;
        return Err(error);
    }
    Ok(())
}

#[cfg(test)]
mod tests;
