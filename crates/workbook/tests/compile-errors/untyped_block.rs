// advice: error-type-unknown
async fn fetch() -> Result<u32, String> {
    Ok(7)
}

#[tokio::main]
async fn main() {
    let block = async {
        println!("{}", fetch().await?);
        Ok(())
    };
    println!("{}", block.await.is_ok());
}
