async fn load(id: u32) -> String {
    format!("user {id}")
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let ids = [1, 2];
    let first = load(ids[0]);
    let names: Vec<String> = ids.iter().map(|id| load(*id).await).collect();
    println!("{} {}", first.await, names.len());
}
