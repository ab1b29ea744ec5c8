//! The libraries that programs are written for.

/// Whose functions a program calls.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Library {
    /// NumPy, imported as `np`.
    NumPy,
    /// PyTorch, imported as `torch`.
    PyTorch,
}

impl Library {
    /// The library's own name.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::NumPy => "NumPy",
            Self::PyTorch => "PyTorch",
        }
    }

    /// What it is imported as.
    pub(super) fn module(self) -> &'static str {
        match self {
            Self::NumPy => "np",
            Self::PyTorch => "torch",
        }
    }
}
