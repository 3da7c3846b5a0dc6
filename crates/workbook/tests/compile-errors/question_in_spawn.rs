// advice: question-in-block
async fn fetch() -> Result<u32, String> {
    Ok(7)
}

#[tokio::main]
async fn main() -> Result<(), String> {
    tokio::spawn(async {
        let user = fetch().await?;
        println!("{user}");
    });
    Ok(())
}
