// advice: none
fn greet(name: String) -> impl Fn() {
    || println!("{name}")
}

fn main() {
    greet("Ada".to_owned())();
}
