use mockall::automock;

#[automock]
trait Mail {
    fn send(&self, id: u32) -> impl Future<Output = ()>;
}

async fn welcome(mail: &impl Mail, id: u32) {
    let _ = mail.send(id);
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let mut mail = MockMail::new();
    mail.expect_send().times(1).returning(|id| {
        println!("send({id}) was called");
        Box::pin(async { println!("sent") })
    });
    welcome(&mail, 1).await;
    drop(mail);
    println!("the mock has no complaint");
}
