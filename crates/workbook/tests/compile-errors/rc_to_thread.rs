// advice: none
use std::rc::Rc;

fn main() {
    let name = Rc::new("Ada");
    std::thread::spawn(move || println!("{name}"));
}
