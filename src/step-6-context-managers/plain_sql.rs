use sqlx::{query, query_scalar, sqlite::SqlitePoolOptions};
use std::time::Duration;
use tokio::time::{sleep, timeout};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), sqlx::Error> {
    let one = SqlitePoolOptions::new().max_connections(1);
    let pool = one.connect("sqlite::memory:").await?;
    let table = query("create table account as select 100 as balance");
    table.execute(&pool).await?;
    let withdraw = async {
        let mut connection = pool.acquire().await?;
        query("begin").execute(&mut *connection).await?;
        let update = query("update account set balance = 0");
        update.execute(&mut *connection).await?;
        sleep(Duration::from_secs(1)).await;
        query("commit").execute(&mut *connection).await
    };
    let in_time = timeout(Duration::from_millis(300), withdraw).await.is_ok();
    let balance = query_scalar::<_, i64>("select balance from account");
    let balance = balance.fetch_one(&pool).await?;
    println!("in time: {in_time}, balance: {balance}");
    println!("begin: {:?}", pool.begin().await.map(drop));
    Ok(())
}
