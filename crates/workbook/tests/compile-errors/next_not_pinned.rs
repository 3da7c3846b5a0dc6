// advice: not-pinned
use futures::{StreamExt, stream};

#[tokio::main]
async fn main() {
    let mut users = stream::iter([1, 2]).then(async |id| id);
    while let Some(user) = users.next().await {
        println!("{user}");
    }
}
