//! How many bytes may be under way at once.

use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

/// Bytes that may be taken, and are given back when they are done with.
pub(super) struct Budget {
    most: usize,
    taken: Mutex<usize>,
    freed: Condvar,
}

impl Budget {
    pub(super) fn new(most: usize) -> Budget {
        Budget { most, taken: Mutex::new(0), freed: Condvar::new() }
    }

    /// Takes bytes, and waits until there are so many. What is more than all there is waits until nothing is taken.
    pub(super) fn take(&self, bytes: usize) {
        let is_too_much = |taken: &mut usize| *taken > 0 && *taken + bytes > self.most;
        let mut taken = self.freed.wait_while(self.taken(), is_too_much).unwrap_or_else(PoisonError::into_inner);
        *taken += bytes;
    }

    /// Gives bytes back.
    pub(super) fn give_back(&self, bytes: usize) {
        *self.taken() -= bytes;
        self.freed.notify_one();
    }

    fn taken(&self) -> MutexGuard<'_, usize> {
        self.taken.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;
    use std::sync::mpsc::channel;
    use std::time::Duration;

    #[test]
    fn what_does_not_fit_waits_until_enough_is_given_back() {
        let budget = Arc::new(Budget::new(10));
        budget.take(6);
        budget.take(4);
        let (taken, waiting) = channel();
        let taker = Arc::clone(&budget);
        let taking = std::thread::spawn(move || {
            taker.take(25); // more than all there is
            taken.send(()).expect("it is waited for");
        });
        budget.give_back(6);
        assert!(waiting.recv_timeout(Duration::from_millis(50)).is_err(), "4 are still taken");
        budget.give_back(4);
        waiting.recv().expect("it goes on");
        taking.join().expect("it ends");
    }
}
