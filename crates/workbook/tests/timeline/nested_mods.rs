use std::{sync::Arc, time::Duration};

pub(crate) mod weather {
    use super::*;

    pub trait Sensor {
        const UNIT: &'static str;
        async fn read(&self) -> f32;
        /// Default body, so that not every sensor must have one.
        async fn calibrate(&mut self) -> bool {
            tokio::time::sleep(Duration::from_millis(5)).await;
            true
        }
        fn name(&self) -> impl Future<Output = String> + Send;
    }

    pub mod sensors {
        use super::*;

        pub struct Thermo(pub f32);
        #[derive(Default)]
        pub struct Wind { pub(in crate::weather) speed: f32, gusts: Vec<f32> }

        impl Sensor for Thermo {
            const UNIT: &'static str = "C";
            async fn read(&self) -> f32 {
                tokio::time::sleep(Duration::from_millis(20)).await;
                self.0
            }
            async fn name(&self) -> String { format!("thermo{}", Self::UNIT) }
        }

        impl Sensor for Wind {
            const UNIT: &'static str = "m/s";
            async fn read(&self) -> f32 {
                tokio::time::sleep(Duration::from_millis(50)).await;
                self.gusts.iter().copied().fold(self.speed, f32::max)
            }
            async fn calibrate(&mut self) -> bool {
                self.gusts.push(9.5);
                !self.gusts.is_empty()
            }
            fn name(&self) -> impl Future<Output = String> + Send { std::future::ready("wind".into()) }
        }
    }

    pub(super) async fn report<S: Sensor>(mut s: S) -> String {
        let ok = s.calibrate().await;
        let (value, name) = tokio::join!(s.read(), s.name());
        format!("{name}: {value:.1} {} {ok}", S::UNIT)
    }

    pub async fn all<A, B>(a: A, b: B) -> Vec<String> where A: Sensor, B: Sensor {
        let (a, b) = futures::future::join(report(a), report(b)).await;
        vec![a, b]
    }
}

mod station {
    use super::{weather::{self, sensors::*}, *};

    pub struct Station { log: tokio::sync::Mutex<Vec<String>>, pub id: u8 }

    impl Station {
        pub fn new(id: u8) -> Arc<Self> { Arc::new(Self { log: Default::default(), id }) }
        pub async fn run(self: Arc<Self>) -> usize {
            let lines = weather::all(Thermo(f32::from(self.id) + 0.5), Wind::default()).await;
            self.log.lock().await.extend(lines);
            self.log.lock().await.len()
        }
        pub async fn dump(&self) -> String { self.log.lock().await.join(" | ") }
    }
}
use station::Station;

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let all = [1, 2].map(Station::new);
    let runs = all.clone().map(|s| tokio::spawn(s.run()));
    for (s, r) in all.iter().zip(runs) {
        println!("{} has {} lines: {}", s.id, r.await.unwrap(), s.dump().await);
    }
    println!("{}", weather::report(weather::sensors::Thermo(-3.25)).await);
}

#[cfg(test)]
mod tests {
    #[tokio::test(start_paused = true)]
    async fn two_lines() { assert_eq!(super::Station::new(3).run().await, 2); }
}
