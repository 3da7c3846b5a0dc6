async fn refresh(ids: &[u32]) -> usize {
    ids.len()
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let ids = vec![1, 2, 3];
    let here = async { refresh(&ids).await };
    let there = tokio::spawn(async { refresh(&ids).await });
    println!("{} {:?}", here.await, there.await);
}
