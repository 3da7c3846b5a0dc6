// advice: future-for-value
async fn fetch() -> Option<u32> {
    Some(7)
}

#[tokio::main]
async fn main() {
    match fetch() {
        Some(user) => println!("{user}"),
        None => println!("nobody"),
    }
}
