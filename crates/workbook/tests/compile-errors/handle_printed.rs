// advice: handle-for-value
#[tokio::main]
async fn main() {
    let user = tokio::spawn(async { 7 });
    println!("{user}");
}
