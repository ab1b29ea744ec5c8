//! The order of a grid's cells: coarse first, so that any part of it makes a picture.

/// The widest stride, a power of two.
const WIDEST: usize = 16;
/// Grids with fewer rows than this are not coarse in that direction.
const FEW: usize = 9;

/// Every cell once: first those on a coarse grid, then the ones halfway between, and so on.
#[derive(Clone, Debug)]
pub(super) struct Order {
    /// The indices of the cells, counted row by row.
    cells: Vec<usize>,
    /// How many the coarse grid has.
    coarse: usize,
    rows: usize,
}

impl Order {
    pub(super) fn new(columns: usize, rows: usize) -> Self {
        let mut order = Self { cells: Vec::with_capacity(columns * rows), coarse: 0, rows };
        for stride in strides().rev() {
            order.add(stride, columns);
        }
        order
    }

    /// Adds the cells of a grid with this stride that no coarser one has.
    fn add(&mut self, stride: usize, columns: usize) {
        let (up, coarser) = (self.stride_up(stride), 2 * stride);
        let is_coarsest = stride == WIDEST;
        for row in (0..self.rows).step_by(up) {
            for column in (0..columns).step_by(stride) {
                let is_seen = column % coarser == 0 && row % self.stride_up(coarser) == 0;
                if is_coarsest || !is_seen {
                    self.cells.push(row * columns + column);
                }
            }
        }
        if is_coarsest {
            self.coarse = self.cells.len();
        }
    }

    /// The cells, in this order.
    pub(super) fn cells(&self) -> &[usize] {
        &self.cells
    }

    /// How many cells the coarse grid has: once these are known, each cell has one that stands for it.
    pub(super) fn coarse(&self) -> usize {
        self.coarse
    }

    /// A cell, then the ever coarser cells around it.
    pub(super) fn around(&self, column: usize, row: usize) -> impl Iterator<Item = (usize, usize)> {
        strides().map(move |stride| {
            let up = self.stride_up(stride);
            (column / stride * stride, row / up * up)
        })
    }

    fn stride_up(&self, stride: usize) -> usize {
        if self.rows < FEW { 1 } else { stride }
    }
}

/// From cell to cell, then ever wider.
fn strides() -> impl DoubleEndedIterator<Item = usize> {
    (0..=WIDEST.trailing_zeros()).map(|power| 1 << power)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_cell_comes_once_and_its_coarse_cells_before_it() {
        for (columns, rows) in [(1, 1), (7, 3), (128, 128), (241, 1), (33, 20)] {
            let order = Order::new(columns, rows);
            let mut seen = vec![false; columns * rows];
            for (place, &index) in order.cells().iter().enumerate() {
                assert!(!seen[index], "{index} twice on {columns} × {rows}");
                for (column, row) in order.around(index % columns, index / columns).skip(1) {
                    let coarse = row * columns + column;
                    assert!(coarse == index || seen[coarse] || place < order.coarse());
                }
                seen[index] = true;
            }
            assert!(seen.into_iter().all(|cell| cell), "{columns} × {rows}");
        }
    }
}
