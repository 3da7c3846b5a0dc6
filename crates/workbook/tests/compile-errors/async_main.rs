// advice: async-main
async fn main() {
    println!("Ada");
}
