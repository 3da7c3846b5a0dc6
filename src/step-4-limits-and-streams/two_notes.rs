async fn note(log: &mut Vec<String>, text: &str) {
    log.push(text.to_owned());
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let mut log = Vec::new();
    note(&mut log, "start").await;
    let first = note(&mut log, "first");
    let second = note(&mut log, "second");
    tokio::join!(first, second);
    println!("{log:?}");
}
