// advice: transaction-itself
#[tokio::main]
async fn main() {
    let pool = sqlx::SqlitePool::connect("sqlite::memory:").await.unwrap();
    let mut tx = pool.begin().await.unwrap();
    sqlx::query("select 7").execute(&mut tx).await.unwrap();
}
