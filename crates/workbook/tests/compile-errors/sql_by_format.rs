// advice: sql-made-of-text
#[tokio::main]
async fn main() {
    let sql = format!("select {}", 7);
    let pool = sqlx::SqlitePool::connect("sqlite::memory:").await.unwrap();
    sqlx::query(&sql).execute(&pool).await.unwrap();
}
