// advice: futures-collected
async fn fetch(id: u32) -> u32 {
    id
}

#[tokio::main]
async fn main() {
    let users: Vec<u32> = [1, 2].into_iter().map(fetch).collect();
    println!("{users:?}");
}
