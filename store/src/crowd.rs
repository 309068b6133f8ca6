//! Who is at the database now because somebody waits for the answer. What nobody waits for lets them pass.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Condvar, Mutex, PoisonError};
use std::time::Duration;

/// So long at most does one transaction let others pass: however many they are, the work aside goes on.
const PATIENCE: Duration = Duration::from_millis(20);

/// The transactions of this process that somebody waits for.
#[derive(Default)]
pub(crate) struct Crowd {
    here: Mutex<usize>,
    all_gone: Condvar,
    came: AtomicBool,
}

/// One of them, until dropped.
pub(crate) struct Here<'a>(&'a Crowd);

impl Crowd {
    pub(crate) fn enter(&self) -> Here<'_> {
        self.came.store(true, Ordering::Relaxed);
        *self.here.lock().unwrap_or_else(PoisonError::into_inner) += 1;
        Here(self)
    }

    /// Whether any came since this was last asked.
    pub(crate) fn came(&self) -> bool {
        self.came.swap(false, Ordering::Relaxed)
    }

    /// Returns once none is here, or after a while.
    pub(crate) fn let_pass(&self) {
        let here = self.here.lock().unwrap_or_else(PoisonError::into_inner);
        drop(self.all_gone.wait_timeout_while(here, PATIENCE, |here| *here > 0));
    }
}

impl Drop for Here<'_> {
    fn drop(&mut self) {
        let mut here = self.0.here.lock().unwrap_or_else(PoisonError::into_inner);
        *here = here.saturating_sub(1);
        if *here == 0 {
            self.0.all_gone.notify_all();
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;

    use super::*;

    #[test]
    fn the_work_aside_waits_for_the_others_and_not_for_ever() {
        let (crowd, left) = (Crowd::default(), AtomicBool::new(false));
        crowd.let_pass();
        std::thread::scope(|scope| {
            let (entered, is_here) = mpsc::channel();
            let (crowd, left) = (&crowd, &left);
            scope.spawn(move || {
                let here = crowd.enter();
                entered.send(()).unwrap();
                std::thread::sleep(PATIENCE / 4);
                left.store(true, Ordering::SeqCst);
                drop(here);
            });
            is_here.recv().unwrap();
            crowd.let_pass();
            assert!(left.load(Ordering::SeqCst), "it went before");
        });
        assert!(crowd.came());
        assert!(!crowd.came(), "none since");
        let _stays = crowd.enter();
        crowd.let_pass();
    }
}
