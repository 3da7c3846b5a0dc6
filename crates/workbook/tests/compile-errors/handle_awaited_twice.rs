// advice: future-moved
#[tokio::main]
async fn main() {
    let user = tokio::spawn(async { 7 });
    println!("{:?}", user.await);
    println!("{:?}", user.await);
}
