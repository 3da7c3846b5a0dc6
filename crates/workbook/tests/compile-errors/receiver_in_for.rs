// advice: stream-in-for
#[tokio::main]
async fn main() {
    let (_sender, receiver) = tokio::sync::mpsc::channel::<u32>(1);
    for user in receiver {
        println!("{user}");
    }
}
