//! Made by `cargo xtask rates`.

pub(super) type Row = (&'static str, [(u8, i8); 14]);

#[rustfmt::skip]
pub(super) const TABLE: [Row; 1] = [
    ("bowl", [(10, -1), (10, -1), (10, -1), (10, -1), (10, -1), (10, -1), (10, -1), (10, -1), (10, -1), (10, -1), (10, -1), (10, -1), (10, -1), (10, -1)]),
];
