// advice: two-futures
async fn home() -> u32 {
    1
}

async fn admin() -> u32 {
    2
}

#[tokio::main]
async fn main() {
    let pages = vec![home(), admin()];
    futures::future::join_all(pages).await;
}
