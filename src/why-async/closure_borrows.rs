use tokio::task::spawn_blocking;

#[tokio::main]
async fn main() {
    let sizes = vec![3, 5, 7];
    let largest = sizes.iter().max();
    println!("{largest:?}");
    let total = spawn_blocking(|| sizes.iter().sum::<u32>());
    println!("{:?}", total.await);
}
