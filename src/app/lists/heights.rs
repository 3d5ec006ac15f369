//! How high the blocks of a long table are: measured where they have been seen, else as the first. Pure.

use std::collections::BTreeMap;

/// Before anything is measured: two lines of text and their room, in CSS pixels.
const FIRST_GUESS: f64 = 56.0;

/// The heights of blocks of rows, in CSS pixels.
#[derive(Clone, Debug, PartialEq)]
pub struct Heights {
    rows: usize,
    blocks: usize,
    last_rows: usize,
    /// A row that has not been seen. It changes once, when the first block is measured: a guess that
    /// went on changing would move what a reader looks at.
    row: Option<f64>,
    known: BTreeMap<usize, f64>,
}

impl Heights {
    /// Of so many rows, in blocks of `rows`.
    pub fn new(all: usize, rows: usize) -> Self {
        let blocks = all.div_ceil(rows.max(1));
        let last_rows = all - rows * blocks.saturating_sub(1);
        Self { rows, blocks, last_rows, row: None, known: BTreeMap::new() }
    }

    /// The same of another list, whose rows are likely to be as high as those seen before.
    pub fn of_others(&self, all: usize) -> Self {
        Self { row: self.row, ..Self::new(all, self.rows) }
    }

    /// How many blocks there are.
    pub const fn blocks(&self) -> usize {
        self.blocks
    }

    fn rows_of(&self, block: usize) -> usize {
        if block + 1 == self.blocks { self.last_rows } else { self.rows }
    }

    /// Takes in what was measured. Says whether anything changed.
    pub fn learn(&mut self, measured: &[(usize, f64)]) -> bool {
        let mut changed = false;
        for &(block, height) in measured.iter().filter(|it| it.0 < self.blocks && it.1 > 0.0) {
            if self.row.is_none() {
                self.row = Some(height / self.rows_of(block).max(1) as f64);
                changed = true;
            }
            let before = self.known.insert(block, height);
            changed |= before.is_none_or(|before| (before - height).abs() > 0.5);
        }
        changed
    }

    /// How far down a block begins.
    pub fn before(&self, block: usize) -> f64 {
        let row = self.row.unwrap_or(FIRST_GUESS);
        let rows = if block >= self.blocks && self.blocks > 0 {
            self.rows * (self.blocks - 1) + self.last_rows
        } else {
            self.rows * block
        };
        let known = self.known.range(..block);
        known.fold(row * rows as f64, |sum, (at, height)| sum + height - row * self.rows_of(*at) as f64)
    }

    /// The block at a height, the last where it is beyond.
    pub fn at(&self, height: f64) -> usize {
        let (mut from, mut to) = (0, self.blocks.saturating_sub(1));
        while from < to {
            let middle = (from + to).div_ceil(2);
            if self.before(middle) <= height { from = middle } else { to = middle - 1 }
        }
        from
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_is_not_measured_is_as_the_first_block() {
        let mut heights = Heights::new(50, 16);
        assert_eq!(heights.blocks(), 4);
        assert!(heights.learn(&[(0, 800.0)]), "fifty a row");
        assert_eq!([0, 1, 2, 3, 4].map(|it| heights.before(it)), [0.0, 800.0, 1600.0, 2400.0, 2500.0]);
        assert!(heights.learn(&[(2, 900.0)]));
        assert!(!heights.learn(&[(2, 900.2), (9, 5.0)]));
        assert_eq!(heights.before(3), 2500.2);
        assert_eq!(
            [-5.0, 0.0, 799.0, 800.0, 2499.0, 2501.0, 1e9].map(|it| heights.at(it)),
            [0, 0, 0, 1, 2, 3, 3]
        );
    }

    #[test]
    fn an_empty_table_has_no_height() {
        let heights = Heights::new(0, 16);
        assert_eq!((heights.blocks(), heights.before(0), heights.at(100.0)), (0, 0.0, 0));
    }

    proptest! {
        #[test]
        fn every_height_is_in_the_block_that_is_said(
            all in 1_usize..5_000, measured in proptest::collection::vec((0_usize..400, 1.0..2_000.0), 0..20), share in 0.0..1.0,
        ) {
            let mut heights = Heights::new(all, 16);
            heights.learn(&measured);
            let height = heights.before(heights.blocks()) * share;
            let block = heights.at(height);
            prop_assert!(heights.before(block) <= height + 1e-6);
            prop_assert!(block + 1 == heights.blocks() || height < heights.before(block + 1) + 1e-6);
        }
    }
}
