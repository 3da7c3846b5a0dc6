use std::time::Duration;

use tokio::{task::spawn_blocking, time::sleep};

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let record_task = tokio::spawn(async {
        sleep(Duration::from_millis(500)).await;
        println!("recorded");
    });
    let count_task = spawn_blocking(|| {
        std::thread::sleep(Duration::from_millis(500));
        println!("counted");
    });
    sleep(Duration::from_millis(100)).await;
    record_task.abort();
    count_task.abort();
    println!("main is done");
}
