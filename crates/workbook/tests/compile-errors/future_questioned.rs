// advice: future-for-value
async fn fetch() -> Result<u32, String> {
    Ok(7)
}

async fn user() -> Result<u32, String> {
    let user = fetch()?;
    Ok(user)
}

#[tokio::main]
async fn main() {
    println!("{:?}", user().await);
}
