use std::time::Duration;
use tokio::time::sleep;

struct Connection;

impl Connection {
    async fn user(&mut self) -> &'static str {
        sleep(Duration::from_millis(200)).await;
        "Ada"
    }
    async fn posts(&mut self) -> u32 {
        sleep(Duration::from_millis(300)).await;
        7
    }
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let mut connection = Connection;
    let (user, posts) = tokio::join!(connection.user(), connection.posts());
    println!("{user}, {posts} posts");
}
