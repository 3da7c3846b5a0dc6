// advice: closure-too-general
use futures::{StreamExt, stream};

async fn find(id: &u32) -> String {
    format!("user {id}")
}

async fn users(ids: Vec<u32>) -> Vec<String> {
    stream::iter(ids.iter().map(|id| find(id)))
        .buffered(2)
        .collect()
        .await
}

#[tokio::main]
async fn main() {
    let users = tokio::spawn(users(vec![1, 2])).await;
    println!("{users:?}");
}
