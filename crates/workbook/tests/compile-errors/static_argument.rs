// advice: none
fn keep(name: &'static str) {
    println!("{name}");
}
fn main() {
    let name = "Ada".to_owned();
    keep(&name);
}
