// advice: future-for-value
struct User {
    name: String,
}

async fn fetch() -> User {
    User {
        name: "Ada".to_owned(),
    }
}

#[tokio::main]
async fn main() {
    println!("{}", fetch().name);
}
