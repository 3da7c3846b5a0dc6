// advice: future-for-value
async fn fetch() -> u32 {
    7
}

#[tokio::main]
async fn main() {
    println!("{}", fetch());
}
