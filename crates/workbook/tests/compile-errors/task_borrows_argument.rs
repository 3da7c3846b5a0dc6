// advice: task-borrows
async fn fetch(name: &str) {
    println!("{name}");
}

fn start(name: &str) {
    tokio::spawn(fetch(name));
}

#[tokio::main]
async fn main() {
    start("Ada");
}
