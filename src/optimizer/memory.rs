//! What a rule keeps of each parameter between updates; PyTorch calls it the optimizer's state,
//! TensorFlow its slot variables.

use super::quantity::Quantity;

/// One number that a rule keeps.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Slot {
    /// The name of the field, which heads its column in exported tables.
    pub name: &'static str,
    /// What it is in the lines of the rule.
    pub quantity: &'static Quantity,
    /// Whether all parameters have the same, so that it belongs to none of them.
    pub is_shared: bool,
}

/// What a rule keeps between updates, for each parameter, and how many updates it has made.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PerParameter<M> {
    /// How many updates have been made.
    pub updates: u32,
    /// Of the first parameter.
    pub x: M,
    /// Of the second parameter; on surfaces in one dimension it stays as it began.
    pub y: M,
}

impl<M: Copy> PerParameter<M> {
    /// The same for each parameter, before any update.
    pub(super) fn new(each: M) -> Self {
        Self { updates: 0, x: each, y: each }
    }
}

/// Defines what a rule keeps of one parameter: each field with its quantity, and `in shared` for
/// what is the same for all parameters; after `beside`, what stands in none of the rule's lines.
macro_rules! memory {
    (@is) => { false };
    (@is shared) => { true };
    (
        $(#[$about_memory:meta])*
        pub struct $Name:ident {
            $($(#[$about:meta])* pub $field:ident: f64 = $quantity:ident $(in $shared:tt)?,)*
        }
        $(beside { $($(#[$about_other:meta])* pub $other:ident: $Other:ty,)* })?
    ) => {
        $(#[$about_memory])*
        #[derive(Clone, Copy, Debug, Default, PartialEq)]
        pub struct $Name {
            $($(#[$about])* pub $field: f64,)*
            $($($(#[$about_other])* pub $other: $Other,)*)?
        }

        impl $Name {
            pub(super) const SLOTS: &'static [$crate::optimizer::memory::Slot] = &[
                $($crate::optimizer::memory::Slot {
                    name: stringify!($field),
                    quantity: $quantity,
                    is_shared: $crate::optimizer::memory::memory!(@is $($shared)?),
                }),*
            ];
        }

        $crate::optimizer::numbers::numbers!($Name { $($field)* });
    };
}
pub(super) use memory;
