async fn greet(name: &str) -> String {
    println!("greeting {name}");
    format!("hello {name}")
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let ada = greet("Ada");
    let grace = greet("Grace");
    println!("made");
    let text = grace.await;
    println!("{text}");
    drop(ada);
}
