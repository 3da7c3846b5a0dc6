// advice: none
fn main() {
    let longest;
    {
        let name = "Ada".to_owned();
        longest = name.as_str();
    }
    println!("{longest}");
}
