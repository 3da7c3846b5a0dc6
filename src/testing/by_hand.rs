use tokio::sync::Semaphore;
use tokio_test::task;

fn main() {
    let gate = Semaphore::new(1);
    let first = gate.try_acquire();
    let mut second = task::spawn(gate.acquire());
    println!("in: {}", second.poll().is_ready());
    println!("woken: {}", second.is_woken());
    drop(first);
    println!("woken: {}", second.is_woken());
    println!("in: {}", second.poll().is_ready());
}
