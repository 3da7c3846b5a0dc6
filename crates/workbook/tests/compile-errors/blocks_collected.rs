// advice: futures-collected
#[tokio::main]
async fn main() {
    let users: Vec<u32> = [1, 2].into_iter().map(async |id| id).collect();
    println!("{users:?}");
}
