// advice: task-borrows
async fn fetch(name: &str) {
    println!("{name}");
}

#[tokio::main]
async fn main() {
    tokio::spawn(fetch(&String::from("Ada")));
}
