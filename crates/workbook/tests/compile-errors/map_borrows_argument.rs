// advice: block-borrows
async fn fetch(id: &u32) -> u32 {
    *id
}

#[tokio::main]
async fn main() {
    let all = [1, 2].map(|id| async { fetch(&id).await });
    futures::future::join_all(all).await;
}
