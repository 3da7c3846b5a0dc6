use std::cell::{Cell, RefCell};
use std::rc::Rc;
use tokio::task::{self, LocalSet};
use tokio::time::{Duration, sleep};

#[derive(Default)]
struct Oven {
    hot: Cell<bool>,
    shelf: RefCell<Vec<String>>,
}

fn ms(n: u64) -> Duration {
    Duration::from_millis(n)
}

async fn heat_up(oven: Rc<Oven>) {
    sleep(ms(50)).await;
    oven.hot.set(true);
    println!("oven is hot");
}

async fn bake(oven: Rc<Oven>, what: &'static str, minutes: u64) -> usize {
    while !oven.hot.get() {
        sleep(ms(20)).await; // polling on purpose
    }
    // the crust is a local task of the loaf's own
    let crust = task::spawn_local({
        let oven = Rc::clone(&oven);
        async move {
            sleep(ms(minutes)).await;
            oven.shelf.borrow_mut().push(format!("{what} crust"));
        }
    });
    crust.await.unwrap();
    oven.shelf.borrow_mut().push(what.to_owned());
    oven.shelf.borrow().len()
}

async fn sweep() {
    for round in 1..=3 {
        sleep(ms(60)).await;
        println!("swept {round}");
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let shop = LocalSet::new();
    let oven = Rc::new(Oven::default());
    let heater = shop.spawn_local(heat_up(oven.clone()));
    shop.spawn_local(sweep()); // nobody keeps this handle

    let counts = shop
        .run_until(async {
            let handles: Vec<_> = [("rye", 40), ("wheat", 80), ("bun", 10)]
                .into_iter()
                .map(|(name, t)| task::spawn_local(bake(oven.clone(), name, t)))
                .collect();
            let mut out = vec![];
            for h in handles {
                out.push(h.await.unwrap());
            }
            out
        })
        .await;
    heater.await.unwrap();
    println!("counts {counts:?}");

    // The set is not driven here: the sweeper oversleeps its third round.
    let till = tokio::spawn(async { sleep(ms(100)).await; "till closed" });
    println!("{}", till.await.unwrap());

    shop.await; // lets the sweeper finish
    println!("shelf: {}", oven.shelf.borrow().join(", "));
    println!("owners of the oven: {}", Rc::strong_count(&oven));
}
