// advice: not-a-future
fn fetch() -> u32 {
    7
}

#[tokio::main]
async fn main() {
    println!("{}", fetch().await);
}
