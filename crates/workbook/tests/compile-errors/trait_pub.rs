// advice: none
pub trait Repo {
    async fn get(&self) -> u32;
}

fn main() {}
