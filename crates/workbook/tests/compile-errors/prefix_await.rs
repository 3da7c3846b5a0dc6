// advice: none
async fn fetch() {}

#[tokio::main]
async fn main() {
    await fetch();
}
