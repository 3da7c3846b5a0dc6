// expect: compile E0382
// Believed that a transaction can be committed in between. `commit` takes it by value.

pub mod support;

use support::Bank;

pub async fn transfer(bank: &Bank, from: i64, to: i64, cents: i64) -> Result<(), sqlx::Error> {
    let mut transaction = bank.pool.begin().await?;
    sqlx::query("update accounts set cents = cents - ? where id = ?")
        .bind(cents)
        .bind(from)
        .execute(&mut *transaction)
        .await?;
    transaction.commit().await?;
    bank.slow_line().await;
    sqlx::query("update accounts set cents = cents + ? where id = ?")
        .bind(cents)
        .bind(to)
        .execute(&mut *transaction)
        .await?;
    Ok(())
}

#[cfg(test)]
mod tests;
