// advice: task-borrows
#[tokio::main]
async fn main() {
    let name = "Ada".to_owned();
    tokio::task::spawn_blocking(|| println!("{name}"));
}
