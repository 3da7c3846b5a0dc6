async fn save(name: &str) {
    println!("saving {name}");
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let task = tokio::spawn(save("ada"));
    let _ = save("grace");
    println!("imported");
    task.await.expect("the task ends well");
}
