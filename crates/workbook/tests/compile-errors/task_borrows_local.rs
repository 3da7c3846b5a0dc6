// advice: task-borrows
#[tokio::main]
async fn main() {
    let name = "Ada".to_owned();
    tokio::spawn(async {
        println!("{name}");
    });
}
