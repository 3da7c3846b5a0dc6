use std::time::Duration;
use tokio::time::sleep;

fn fib(n: u32) -> u64 {
    if n < 2 { 1 } else { fib(n - 1) + fib(n - 2) }
}

async fn heavy(n: u32) -> u64 {
    sleep(Duration::from_millis(20)).await;
    fib(n)
}

async fn light() {
    for _ in 0..6 {
        sleep(Duration::from_millis(10)).await;
    }
}

#[tokio::main(worker_threads = 2)]
async fn main() {
    let (one, two) = (tokio::spawn(heavy(34)), tokio::spawn(heavy(34)));
    let small = tokio::spawn(light());
    println!("{}", one.await.unwrap() + two.await.unwrap());
    small.await.unwrap();
}
