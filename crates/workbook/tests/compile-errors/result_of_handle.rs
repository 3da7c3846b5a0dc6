// advice: result-of-task
#[tokio::main]
async fn main() {
    let user: u32 = tokio::task::spawn_blocking(|| 7).await;
    println!("{user}");
}
