async fn get_user(id: u32) -> u32 {
    println!("looking up {id}");
    id
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    get_user(1);
    let _ = get_user(2);
    let users: Vec<_> = [3, 4, 5].into_iter().map(get_user).collect();
    println!("{} users", users.len());
}
