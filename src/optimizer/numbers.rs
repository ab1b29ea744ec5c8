//! Structs of numbers that can also be counted through.

/// A struct whose fields are all `f64`.
pub trait Numbers {
    /// The field at a position, in the order of their definition. Returns `None` beyond the last.
    fn field(&mut self, index: usize) -> Option<&mut f64>;
}

/// For rules that keep nothing.
impl Numbers for () {
    fn field(&mut self, _: usize) -> Option<&mut f64> {
        None
    }
}

/// Implements [`Numbers`] for a struct, given its fields in order.
macro_rules! numbers {
    ($Name:ident {}) => {
        impl $crate::optimizer::numbers::Numbers for $Name {
            fn field(&mut self, _: usize) -> Option<&mut f64> {
                None
            }
        }
    };
    ($Name:ident { $($field:ident)+ }) => {
        impl $crate::optimizer::numbers::Numbers for $Name {
            fn field(&mut self, index: usize) -> Option<&mut f64> {
                let mut left = index;
                $(
                    if left == 0 {
                        return Some(&mut self.$field);
                    }
                    left -= 1;
                )+
                let _ = left;
                None
            }
        }
    };
}
pub(super) use numbers;
