//! What was found out last, so that nobody finds it out again.

use std::cell::RefCell;

/// The last answer of a pure function that takes long, with what it was about: a race, its verdicts
/// and its pictures all ask for the same.
pub(crate) struct Remembered<K, A>(RefCell<Option<(K, A)>>);

impl<K: PartialEq + Clone, A: Clone> Remembered<K, A> {
    pub(crate) const fn new() -> Self {
        Self(RefCell::new(None))
    }

    /// The answer for `about`, worked out if the last one was about something else.
    pub(crate) fn get(&self, about: &K, answer: impl FnOnce(&K) -> A) -> A {
        if let Some((last, known)) = &*self.0.borrow()
            && last == about
        {
            return known.clone();
        }
        let found = answer(about);
        self.0.replace(Some((about.clone(), found.clone())));
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_is_found_out_once_in_a_row() {
        let (last, asked) = (Remembered::new(), std::cell::Cell::new(0));
        let double = |number: &i32| {
            asked.set(asked.get() + 1);
            2 * number
        };
        assert_eq!([3, 3, 4, 4, 3].map(|number| last.get(&number, double)), [6, 6, 8, 8, 6]);
        assert_eq!(asked.get(), 3);
    }
}
