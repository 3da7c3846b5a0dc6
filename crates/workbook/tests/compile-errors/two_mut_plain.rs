// advice: none
fn main() {
    let mut sum = vec![1];
    let first = &mut sum;
    let second = &mut sum;
    first.push(1);
    second.push(2);
}
