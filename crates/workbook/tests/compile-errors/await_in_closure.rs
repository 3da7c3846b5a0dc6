// advice: await-outside-async
async fn is_valid(id: u32) -> bool {
    id > 0
}

#[tokio::main]
async fn main() {
    let valid: Vec<u32> = vec![1]
        .into_iter()
        .filter(|id| is_valid(*id).await)
        .collect();
    println!("{valid:?}");
}
