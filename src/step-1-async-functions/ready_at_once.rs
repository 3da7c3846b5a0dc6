async fn get_user(id: u32) -> u32 {
    id // already in memory
}

async fn show(page: &str) {
    for id in [1, 2, 3] {
        let user = get_user(id).await;
        println!("{page} {user}");
    }
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    futures::join!(show("home"), show("admin"));
}
