use tokio::sync::oneshot;
use tokio_test::task;

async fn get_user(answer: oneshot::Receiver<&str>) -> String {
    println!("asking");
    let name = answer.await.expect("the sender is there");
    format!("user {name}")
}

fn main() {
    let (sender, answer) = oneshot::channel();
    let mut user = task::spawn(get_user(answer));
    println!("made");
    println!("{:?}", user.poll());
    println!("{:?}", user.poll());
    println!("woken: {}", user.is_woken());
    sender.send("Ada").expect("the receiver is there");
    println!("woken: {}", user.is_woken());
    println!("{:?}", user.poll());
}
