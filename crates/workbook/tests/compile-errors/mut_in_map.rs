// advice: futures-share-a-variable
async fn add(sum: &mut u32) {
    *sum += 1;
}

#[tokio::main]
async fn main() {
    let mut sum = 0;
    let all = [1, 2].map(|_| add(&mut sum));
    futures::future::join_all(all).await;
}
