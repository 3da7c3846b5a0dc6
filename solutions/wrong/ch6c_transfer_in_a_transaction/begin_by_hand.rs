// expect: fail giving_up_between_the_statements_changes_nothing
// Believed that `begin` and `commit` are statements like others. Nobody rolls back when the future is dropped.

pub mod support;

use sqlx::SqliteConnection;
use support::Bank;

pub async fn transfer(bank: &Bank, from: i64, to: i64, cents: i64) -> Result<(), sqlx::Error> {
    let mut connection = bank.pool.acquire().await?;
    sqlx::query("begin").execute(&mut *connection).await?;
    let result = both(bank, &mut connection, from, to, cents).await;
    let last = if result.is_ok() { "commit" } else { "rollback" };
    sqlx::query(last).execute(&mut *connection).await?;
    result
}

async fn both(
    bank: &Bank,
    connection: &mut SqliteConnection,
    from: i64,
    to: i64,
    cents: i64,
) -> Result<(), sqlx::Error> {
    sqlx::query("update accounts set cents = cents - ? where id = ?")
        .bind(cents)
        .bind(from)
        .execute(&mut *connection)
        .await?;
    bank.slow_line().await;
    sqlx::query("update accounts set cents = cents + ? where id = ?")
        .bind(cents)
        .bind(to)
        .execute(&mut *connection)
        .await?;
    Ok(())
}

#[cfg(test)]
mod tests;
