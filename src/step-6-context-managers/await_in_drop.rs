struct Session;

impl Session {
    async fn roll_back(&mut self) {}
}

impl Drop for Session {
    fn drop(&mut self) {
        self.roll_back().await;
    }
}

fn main() {
    drop(Session);
}
