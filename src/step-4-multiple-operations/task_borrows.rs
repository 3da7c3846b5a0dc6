async fn print_all(ids: &[u32]) {
    println!("{ids:?}");
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let ids = vec![1, 2, 3];
    let task = tokio::spawn(async { print_all(&ids).await });
    task.await.expect("it does not panic");
}
