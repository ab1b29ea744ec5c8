//! The order of a grid's cells: coarse first, so that any part of it makes a picture.

/// The widest stride, a power of two.
const WIDEST: usize = 16;
/// Grids with fewer rows than this are not coarse in that direction.
const FEW: usize = 9;

/// Visits every cell once: first those on a coarse grid, then the ones halfway between, and so on.
#[derive(Clone, Debug)]
pub(super) struct Order {
    columns: usize,
    rows: usize,
    stride: usize,
    place: usize,
}

impl Order {
    pub(super) fn new(columns: usize, rows: usize) -> Self {
        Self { columns, rows, stride: WIDEST, place: 0 }
    }

    /// How many cells the coarse grid has: once these are known, each cell has one that stands for it.
    pub(super) fn coarse(&self) -> usize {
        self.columns.div_ceil(WIDEST) * self.rows.div_ceil(self.stride_up(WIDEST))
    }

    /// The index of the next cell, row by row.
    pub(super) fn next(&mut self) -> Option<usize> {
        loop {
            let (across, up) = (self.stride, self.stride_up(self.stride));
            let columns = self.columns.div_ceil(across);
            if self.place >= columns * self.rows.div_ceil(up) {
                if self.stride == 1 {
                    return None;
                }
                (self.stride, self.place) = (self.stride / 2, 0);
                continue;
            }
            let (column, row) = (self.place % columns * across, self.place / columns * up);
            self.place += 1;
            let coarser = 2 * self.stride;
            let is_seen = coarser <= WIDEST && column % coarser == 0 && row % self.stride_up(coarser) == 0;
            if !is_seen {
                return Some(row * self.columns + column);
            }
        }
    }

    /// A cell, then the ever coarser cells around it.
    pub(super) fn around(&self, column: usize, row: usize) -> impl Iterator<Item = (usize, usize)> {
        let strides = std::iter::successors(Some(1), |&stride| (stride < WIDEST).then_some(2 * stride));
        strides.map(move |stride| {
            let up = self.stride_up(stride);
            (column / stride * stride, row / up * up)
        })
    }

    fn stride_up(&self, stride: usize) -> usize {
        if self.rows < FEW { 1 } else { stride }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_cell_comes_once_and_its_coarse_cells_before_it() {
        for (columns, rows) in [(1, 1), (7, 3), (128, 128), (241, 1), (33, 20)] {
            let mut order = Order::new(columns, rows);
            let mut seen = vec![false; columns * rows];
            while let Some(index) = order.next() {
                assert!(!seen[index], "{index} twice on {columns} × {rows}");
                for (column, row) in order.around(index % columns, index / columns).skip(1) {
                    let coarse = row * columns + column;
                    assert!(coarse == index || seen[coarse] || order.stride == WIDEST);
                }
                seen[index] = true;
            }
            assert!(seen.into_iter().all(|cell| cell), "{columns} × {rows}");
        }
    }
}
