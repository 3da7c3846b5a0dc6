// expect: compile E0277
// Believed that `&mut transaction` runs queries. sqlx wants the connection inside: `&mut *transaction`.

pub mod support;

use support::Bank;

pub async fn transfer(bank: &Bank, from: i64, to: i64, cents: i64) -> Result<(), sqlx::Error> {
    let mut transaction = bank.pool.begin().await?;
    sqlx::query("update accounts set cents = cents - ? where id = ?")
        .bind(cents)
        .bind(from)
        .execute(&mut transaction)
        .await?;
    bank.slow_line().await;
    sqlx::query("update accounts set cents = cents + ? where id = ?")
        .bind(cents)
        .bind(to)
        .execute(&mut transaction)
        .await?;
    transaction.commit().await
}

#[cfg(test)]
mod tests;
