// advice: block-borrows
fn greet(name: String) -> impl Future<Output = ()> {
    async { println!("{name}") }
}

#[tokio::main]
async fn main() {
    greet("Ada".to_owned()).await;
}
