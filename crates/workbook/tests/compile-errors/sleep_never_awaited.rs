// advice: never-awaited
#[tokio::main]
async fn main() {
    tokio::time::sleep(std::time::Duration::from_secs(1));
}
