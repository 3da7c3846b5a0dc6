// advice: none
fn main() {
    let id: u32 = "7";
    println!("{id}");
}
