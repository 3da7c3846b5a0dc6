struct Session(&'static str);

impl Drop for Session {
    fn drop(&mut self) {
        println!("{}: closed", self.0);
    }
}

fn main() {
    let _ = Session("Ada");
    let _session = Session("Grace");
    println!("working");
}
