// advice: two-futures
#[tokio::main]
async fn main() {
    let pages = vec![async { 1 }, async { 2 }];
    futures::future::join_all(pages).await;
}
