// expect: fail giving_up_between_the_statements_changes_nothing
// Believed that a transfer has to be saved from its caller. The task goes on, and keeps the only connection.

pub mod support;

use support::Bank;

pub async fn transfer(bank: &Bank, from: i64, to: i64, cents: i64) -> Result<(), sqlx::Error> {
    let bank = bank.clone();
    let both = async move {
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
    };
    tokio::spawn(both).await.expect("no panic")
}

#[cfg(test)]
mod tests;
