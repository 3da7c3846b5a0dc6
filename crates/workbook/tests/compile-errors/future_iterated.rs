// advice: future-for-value
async fn ids() -> Vec<u32> {
    vec![7]
}

#[tokio::main]
async fn main() {
    for id in ids() {
        println!("{id}");
    }
}
