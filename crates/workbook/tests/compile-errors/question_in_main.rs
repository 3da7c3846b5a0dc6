// advice: none
#[tokio::main]
async fn main() {
    let user: u32 = "7".parse()?;
    println!("{user}");
}
