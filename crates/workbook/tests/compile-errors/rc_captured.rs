// advice: task-changes-threads
use std::rc::Rc;

#[tokio::main]
async fn main() {
    let name = Rc::new("Ada");
    tokio::spawn(async move {
        println!("{name}");
    });
}
