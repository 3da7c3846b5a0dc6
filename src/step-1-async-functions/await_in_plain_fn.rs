async fn get_user_async(id: u32) -> String {
    format!("user {id}")
}

fn get_user(id: u32) -> String {
    get_user_async(id).await
}

fn main() {
    println!("{}", get_user(1));
}
