//! Paths with more points than a screen has pixels, thinned to what it can show.
//!
//! Of each column of pixels the first, the lowest, the highest and the last point stay, which leaves
//! the picture as it was to the pixel: M4 of Jugel, Jerzak, Hackenbroich and Markl, “M4: A
//! Visualization-Oriented Time Series Data Aggregation”, PVLDB 7(10), 2014. A column is a CSS pixel, so
//! that on a finer screen, or enlarged, every extreme still stands where it was.

use super::scene::Point;

/// The points of a path that show, in their order; the path runs from left to right.
pub fn thin(points: &[Point]) -> Vec<Point> {
    let mut out = Vec::new();
    for column in points.chunk_by(|a, b| column(*a) == column(*b)) {
        let by_height = |a: &usize, b: &usize| column[*a].1.total_cmp(&column[*b].1);
        let last = column.len() - 1;
        let highest = (0..=last).min_by(by_height).unwrap_or(0);
        let lowest = (0..=last).max_by(by_height).unwrap_or(0);
        let mut kept = [0, highest, lowest, last];
        kept.sort_unstable();
        let mut before = None;
        for index in kept {
            if before != Some(index) {
                out.push(column[index]);
            }
            before = Some(index);
        }
    }
    out
}

/// The pixels that a stretch within one column covers: the column, and from which row to which; none
/// for a longer one. A stretch that covers the same as another cannot be told from it.
pub fn speck(points: &[Point]) -> Option<(i64, i64, i64)> {
    let (first, last) = (points.first()?, points.last()?);
    let rows = points.iter().map(|point| pixel(point.1));
    let (top, bottom) = rows.fold((i64::MAX, i64::MIN), |(top, bottom), y| (top.min(y), bottom.max(y)));
    (column(*first) == column(*last)).then_some((column(*first), top, bottom))
}

fn column(point: Point) -> i64 {
    pixel(point.0)
}

/// A cast from a float saturates, so nothing can overflow.
#[allow(clippy::cast_possible_truncation)]
fn pixel(at: f64) -> i64 {
    at.floor() as i64
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::*;

    #[test]
    fn each_column_keeps_its_first_highest_lowest_and_last() {
        let path = [
            (0.0, 5.0),
            (0.2, 9.0),
            (0.4, 6.0),
            (0.5, 1.0),
            (0.7, 4.0),
            (0.9, 5.0),
            (1.0, 7.0),
            (1.5, 7.0),
            (3.2, 2.0),
        ];
        let kept = [(0.0, 5.0), (0.2, 9.0), (0.5, 1.0), (0.9, 5.0), (1.0, 7.0), (1.5, 7.0), (3.2, 2.0)];
        assert_eq!(thin(&path), kept);
        assert_eq!(thin(&[]), []);
    }

    #[test]
    fn what_stays_within_a_column_is_a_speck() {
        assert_eq!(speck(&[(3.1, 7.5), (3.4, 2.2), (3.9, 4.0)]), Some((3, 2, 7)));
        assert_eq!(speck(&[(3.1, 7.5), (4.0, 7.5)]), None);
        assert_eq!(speck(&[]), None);
    }

    proptest! {
        #[test]
        fn no_extreme_is_lost(heights in prop::collection::vec(-50.0..350.0_f64, 1..400), step in 0.01..3.0_f64) {
            let path: Vec<Point> = (0..).zip(&heights).map(|(i, y)| (f64::from(i) * step, *y)).collect();
            let thinned = thin(&path);
            // What is kept was there, in the same order.
            let mut rest = path.iter();
            prop_assert!(thinned.iter().all(|point| rest.any(|other| other == point)));
            let columns = |path: &[Point]| {
                let mut out: BTreeMap<i64, Vec<Point>> = BTreeMap::new();
                path.iter().for_each(|point| out.entry(column(*point)).or_default().push(*point));
                out
            };
            let (before, after) = (columns(&path), columns(&thinned));
            prop_assert_eq!(before.len(), after.len());
            for (at, all) in &before {
                let kept = &after[at];
                prop_assert!(kept.len() <= 4 && kept[0] == all[0] && kept.last() == all.last());
                let ends = |points: &[Point]| {
                    let heights = points.iter().map(|point| point.1);
                    (heights.clone().fold(f64::MAX, f64::min), heights.fold(f64::MIN, f64::max))
                };
                prop_assert_eq!(ends(all), ends(kept));
            }
        }
    }
}
