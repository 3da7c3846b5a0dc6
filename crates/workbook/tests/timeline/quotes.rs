use std::panic::catch_unwind;

async fn answer() -> u32 {
    41
}

fn main() {
    let runtime = || tokio::runtime::Builder::new_current_thread().build().unwrap();
    let wrong = catch_unwind(|| runtime().block_on(async { assert!(answer().await == 42) }));
    let message = wrong.unwrap_err();
    println!("{}", message.downcast_ref::<&str>().unwrap());
    runtime().block_on(async {
        let nothing: Option<u32> = { answer().await; None };
        println!("{}", stringify!(answer().await));
        nothing.unwrap()
    });
}
