// advice: moved-into-block
#[tokio::main]
async fn main() {
    let name = "Ada".to_owned();
    for _ in 0..2 {
        tokio::spawn(async move { println!("{name}") });
    }
}
