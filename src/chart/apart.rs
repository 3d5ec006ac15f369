//! Strips that each want a place along a line, moved apart as little as may be: labels at the ends
//! of lines, and what a finger can hit.

use super::panel::size;

/// What a strip wants.
#[derive(Clone, Copy, Debug)]
pub struct Strip {
    /// Where its middle would best be.
    pub middle: f64,
    /// How long it is.
    pub length: f64,
}

/// Strips that touch, and so move as one: neighbours by their middles.
struct Block {
    /// The sum of the places where its strips want it to begin.
    wanted: f64,
    length: f64,
    count: usize,
}

impl Block {
    fn start(&self, low: f64, high: f64) -> f64 {
        (self.wanted / size(self.count)).min(high - self.length).max(low)
    }
}

/// Where each strip begins, in the order given: none overlaps another, all lie between `low` and
/// `high` where they fit there, and those that touch stand around the mean of what they want. Strips
/// keep the order of their middles.
pub fn apart(strips: &[Strip], low: f64, high: f64) -> Vec<f64> {
    let mut order: Vec<usize> = (0..strips.len()).collect();
    order.sort_by(|&a, &b| strips[a].middle.total_cmp(&strips[b].middle));
    let mut blocks: Vec<Block> = Vec::new();
    for &index in &order {
        let Strip { middle, length } = strips[index];
        let mut last = Block { wanted: middle - length / 2.0, length, count: 1 };
        while let Some(before) = blocks.pop() {
            if before.start(low, high) + before.length <= last.start(low, high) {
                blocks.push(before);
                break;
            }
            last.wanted += before.wanted - before.length * size(last.count);
            last.length += before.length;
            last.count += before.count;
        }
        blocks.push(last);
    }
    let mut starts = vec![0.0; strips.len()];
    let mut order = order.into_iter();
    for block in blocks {
        let mut at = block.start(low, high);
        for index in order.by_ref().take(block.count) {
            starts[index] = at;
            at += strips[index].length;
        }
    }
    starts
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn starts(middles: &[f64], high: f64) -> Vec<f64> {
        let strips: Vec<_> = middles.iter().map(|&middle| Strip { middle, length: 10.0 }).collect();
        apart(&strips, 0.0, high)
    }

    #[test]
    fn strips_move_only_where_they_must() {
        assert_eq!(starts(&[20.0, 60.0], 100.0), [15.0, 55.0]);
        // Two that want one place give way alike; the third is far enough.
        assert_eq!(starts(&[50.0, 50.0, 80.0], 100.0), [40.0, 50.0, 75.0]);
        // At an edge the edge holds.
        assert_eq!(starts(&[2.0, 4.0], 100.0), [0.0, 10.0]);
        assert_eq!(starts(&[99.0, 98.0], 100.0), [90.0, 80.0]);
    }

    proptest! {
        #[test]
        fn none_overlaps_and_all_lie_within(
            wants in prop::collection::vec((-50.0..250.0_f64, 1.0..20.0_f64), 0..10),
        ) {
            let strips: Vec<_> = wants.iter().map(|&(middle, length)| Strip { middle, length }).collect();
            let starts = apart(&strips, 0.0, 200.0);
            for (i, (start, strip)) in starts.iter().zip(&strips).enumerate() {
                prop_assert!(*start >= 0.0 && start + strip.length <= 200.0 + 1e-6);
                for (other, beside) in starts.iter().zip(&strips).skip(i + 1) {
                    let clear = start + strip.length <= other + 1e-6 || other + beside.length <= start + 1e-6;
                    prop_assert!(clear, "{starts:?}");
                }
            }
        }
    }
}
