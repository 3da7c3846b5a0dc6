// advice: none
fn main() {
    let mut names = vec!["Ada".to_owned()];
    let all = &mut names;
    let line = names.join(", ");
    all.push(line);
}
