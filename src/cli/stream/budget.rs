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
