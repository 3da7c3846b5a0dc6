use futures::StreamExt;
use sqlx::SqliteConnection;

type Error = sqlx::Error;

async fn process_users(connection: &mut SqliteConnection) -> Result<(), Error> {
    let mut ids = sqlx::query_scalar::<_, i64>("select id from users").fetch(&mut *connection);
    while let Some(id) = ids.next().await {
        process_user(id?, connection).await?;
    }
    Ok(())
}

async fn process_user(id: i64, connection: &mut SqliteConnection) -> Result<(), Error> {
    let update = "update users set greeted = true where id = ?";
    sqlx::query(update).bind(id).execute(connection).await?;
    Ok(())
}

fn main() {
    let _ = process_users;
}
