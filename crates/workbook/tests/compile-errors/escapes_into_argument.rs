// advice: none
fn keep(names: &mut Vec<&'static str>, name: &str) {
    names.push(name);
}

fn main() {
    keep(&mut Vec::new(), "Ada");
}
