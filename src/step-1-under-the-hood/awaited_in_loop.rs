async fn load_page() -> String {
    "Welcome".to_owned()
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let page = load_page();
    for visitor in 1..=2 {
        let text = page.await;
        println!("{visitor}: {text}");
    }
}
