struct Draft(Vec<&'static str>);

async fn commit(draft: Draft) -> usize {
    draft.0.len()
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let mut draft = Draft(vec!["title"]);
    draft.0.push("text");
    let committed = commit(draft);
    draft.0.push("more");
    println!("{}", committed.await);
}
