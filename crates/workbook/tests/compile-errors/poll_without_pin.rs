// advice: poll-takes-a-pin
use std::task::{Context, Waker};

fn main() {
    let mut context = Context::from_waker(Waker::noop());
    let mut user = async { 7 };
    println!("{}", user.poll(&mut context).is_ready());
}
