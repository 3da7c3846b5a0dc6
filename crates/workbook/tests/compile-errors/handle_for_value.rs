// advice: handle-for-value
#[tokio::main]
async fn main() {
    let user: u32 = tokio::spawn(async { 7 });
    println!("{user}");
}
