// advice: handle-for-value
#[tokio::main]
async fn main() {
    let user = tokio::spawn(async { Some(7) }).unwrap();
    println!("{user}");
}
