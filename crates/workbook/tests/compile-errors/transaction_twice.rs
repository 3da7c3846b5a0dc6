// advice: none
#[tokio::main]
async fn main() {
    let pool = sqlx::SqlitePool::connect("sqlite::memory:").await.unwrap();
    let tx = pool.begin().await.unwrap();
    tx.commit().await.unwrap();
    tx.commit().await.unwrap();
}
