// advice: future-for-value
async fn fetch() -> String {
    "Ada".to_owned()
}

#[tokio::main]
async fn main() {
    println!("{}", fetch().to_uppercase());
}
