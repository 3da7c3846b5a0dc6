// advice: none
trait Repo {
    fn get<T>(&self, id: T) -> u32;
}

fn show(_repo: &dyn Repo) {}

fn main() {}
