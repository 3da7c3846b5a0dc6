// advice: task-borrows
async fn fetch(name: &str) {
    println!("{name}");
}

#[tokio::main]
async fn main() {
    let name = "Ada".to_owned();
    tokio::spawn(fetch(&name));
}
