// advice: stream-keeps-the-connection
use futures::TryStreamExt;
use sqlx::{Connection, SqliteConnection};

#[tokio::main]
async fn main() {
    let mut db = SqliteConnection::connect("sqlite::memory:").await.unwrap();
    let mut rows = sqlx::query("select 1").fetch(&mut db);
    while let Some(_row) = rows.try_next().await.unwrap() {
        sqlx::query("delete from a").execute(&mut db).await.unwrap();
    }
}
