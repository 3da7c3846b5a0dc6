// advice: future-for-value
async fn is_valid(id: u32) -> bool {
    id > 0
}

#[tokio::main]
async fn main() {
    if !is_valid(1) {
        println!("not valid");
    }
}
