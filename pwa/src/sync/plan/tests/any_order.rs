//! The outbox in any order of writes, losses and kills.

use domain::sync::Noun;
use serde_json::{Value, json};

use super::phone::Phone;
use super::server::Server;

/// Many phones, writes, lost answers and kills, from fixed seeds: all agree in the end, and every last write of a
/// phone is somewhere.
#[test]
fn any_order_of_writes_and_losses_converges() {
    for seed in 0..200_u64 {
        let mut chance = Chance(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
        let mut server = Server::new("a");
        let mut phones = [Phone::default(), Phone { made: 100, ..Phone::default() }];
        for turn in 0..40 {
            let phone = &mut phones[chance.below(2)];
            match chance.below(7) {
                0 | 1 => phone.writes(&format!("e{}", chance.below(4)), json!(turn)),
                2 if chance.below(4) == 0 => {
                    phone.wish(Noun::Erasure, &format!("e{}", chance.below(4)), Value::Null, false);
                }
                3 | 4 => phone.round(&mut server, false),
                _ => phone.round(&mut server, true),
            }
        }
        for _ in 0..3 {
            phones.iter_mut().for_each(|phone| phone.settles(&mut server));
        }
        for phone in &phones {
            assert!(phone.books.outbox.is_empty(), "seed {seed}");
            for (key, thing) in &server.things {
                assert_eq!(phone.books.things[key].body, thing.body, "seed {seed}");
                assert_eq!(phone.books.things[key].revision, thing.revision, "seed {seed}");
            }
        }
    }
}

/// xorshift64: enough to shuffle a test.
struct Chance(u64);

impl Chance {
    fn below(&mut self, n: u64) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % n).unwrap()
    }
}
