// advice: future-moved
async fn fetch() -> u32 {
    7
}

#[tokio::main]
async fn main() {
    let user = fetch();
    println!("{}", user.await);
    println!("{}", user.await);
}
