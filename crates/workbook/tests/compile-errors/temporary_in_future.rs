// advice: none
async fn fetch(name: &str) {
    println!("{name}");
}

#[tokio::main]
async fn main() {
    let user = fetch(&String::from("Ada"));
    user.await;
}
