// advice: none
async fn fetch() -> Result<u32, String> {
    Ok(7)
}

async fn user() -> Result<u32, std::io::Error> {
    Ok(fetch().await?)
}

#[tokio::main]
async fn main() {
    println!("{:?}", user().await);
}
