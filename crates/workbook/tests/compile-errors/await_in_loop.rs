// advice: future-moved
async fn fetch() -> u32 {
    7
}

#[tokio::main]
async fn main() {
    let user = fetch();
    for _ in 0..2 {
        println!("{}", user.await);
    }
}
