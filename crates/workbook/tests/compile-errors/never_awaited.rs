// advice: never-awaited
async fn log() {
    println!("Ada");
}

#[tokio::main]
async fn main() {
    log();
}
