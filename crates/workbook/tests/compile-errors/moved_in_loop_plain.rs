// advice: none
fn keep(name: String) -> usize {
    name.len()
}

fn main() {
    let name = "Ada".to_owned();
    for _ in 0..2 {
        keep(name);
    }
}
