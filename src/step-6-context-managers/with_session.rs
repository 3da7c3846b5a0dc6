use tokio::time::{Duration, sleep, timeout};

struct Session;
impl Drop for Session {
    fn drop(&mut self) {
        println!("released"); // must always happen
    }
}

async fn statement(name: &str) {
    sleep(Duration::from_millis(100)).await;
    println!("{name}");
}

async fn with_session(body: impl AsyncFnOnce(&Session)) {
    let session = Session;
    body(&session).await;
    statement("commit").await; // needs an `.await`
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let insert_user = with_session(async |_| statement("insert").await);
    let _ = timeout(Duration::from_millis(150), insert_user).await;
}
