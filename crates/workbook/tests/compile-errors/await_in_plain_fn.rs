// advice: await-outside-async
async fn fetch() -> u32 {
    7
}

fn user() -> u32 {
    fetch().await
}

fn main() {
    user();
}
