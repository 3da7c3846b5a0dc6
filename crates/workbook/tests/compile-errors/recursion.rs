// advice: async-recursion
async fn count(depth: u32) -> u32 {
    if depth == 0 {
        0
    } else {
        1 + count(depth - 1).await
    }
}

#[tokio::main]
async fn main() {
    println!("{}", count(3).await);
}
