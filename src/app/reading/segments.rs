//! Cuts lines where marks begin and end, so that marks may overlap and no character is lost or
//! shown twice. Pure. Positions are characters of the text.

use std::collections::BTreeSet;
use std::ops::Range;

/// A stretch of a line under the same link, or under none, throughout.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment {
    /// Where it stands.
    pub at: Range<usize>,
    /// The shortest of the links that cover it, by its index.
    pub link: Option<usize>,
    /// Whether that link begins here, and was not seen before.
    pub first: bool,
    /// Links that lie under shorter ones everywhere, and so follow this segment as links of their own.
    pub also: Vec<usize>,
    /// What it is made of, from end to end.
    pub pieces: Vec<Piece>,
}

/// A stretch of a segment under the same name, or under none, throughout.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Where it stands.
    pub at: Range<usize>,
    /// The shortest of the names that cover it, by its index.
    pub name: Option<usize>,
}

impl Segment {
    /// Goes on with a piece; one that is under the same name as the last is one with it.
    fn push(&mut self, piece: Piece) {
        self.at.end = piece.at.end;
        match self.pieces.last_mut() {
            Some(last) if last.name == piece.name => last.at.end = piece.at.end,
            _ => self.pieces.push(piece),
        }
    }
}

/// Cuts lines, which are in order and apart from each other, into segments. The segments of a line
/// are the line; a line without characters has none. Each link that covers a character of a line
/// is the link of some segment or follows one.
pub fn cut(lines: &[Range<usize>], links: &[Range<usize>], names: &[Range<usize>]) -> Vec<Vec<Segment>> {
    let all = lines.iter().chain(links).chain(names);
    let mut bounds: Vec<usize> = all.flat_map(|it| [it.start, it.end]).collect();
    bounds.sort_unstable();
    bounds.dedup();
    let (mut open_links, mut open_names) = (Open::among(links), Open::among(names));
    let mut seen = vec![false; links.len()];
    let cut_line = |line: &Range<usize>| {
        let [from, to] = [line.start, line.end].map(|end| bounds.partition_point(|it| *it < end));
        let mut segments: Vec<Segment> = Vec::new();
        for ends in bounds[from..=to].windows(2) {
            let (link, name) = (open_links.shortest(ends[0]), open_names.shortest(ends[0]));
            let piece = Piece { at: ends[0]..ends[1], name };
            match segments.last_mut().filter(|it| it.link == link) {
                Some(last) => last.push(piece),
                None => {
                    let first = link.is_some_and(|it| !std::mem::replace(&mut seen[it], true));
                    let at = piece.at.clone();
                    segments.push(Segment { at, link, first, also: Vec::new(), pieces: vec![piece] });
                }
            }
        }
        segments
    };
    let mut cut: Vec<_> = lines.iter().map(cut_line).collect();
    for (index, link) in links.iter().enumerate().filter(|(index, _)| !seen[*index]) {
        if let Some(segment) = last_under(&mut cut, lines, link) {
            segment.also.push(index);
        }
    }
    cut
}

/// The last segment that a stretch covers a part of.
fn last_under<'a>(
    cut: &'a mut [Vec<Segment>],
    lines: &[Range<usize>],
    stretch: &Range<usize>,
) -> Option<&'a mut Segment> {
    if stretch.is_empty() {
        return None;
    }
    // Where it ends with a line break, or empty lines, the last of its characters is before them.
    let before = lines.partition_point(|line| line.start < stretch.end);
    let segments = cut[..before].iter_mut().rev().find(|it| !it.is_empty())?;
    let at = segments.partition_point(|it| it.at.start < stretch.end);
    segments[..at].last_mut().filter(|it| it.at.end > stretch.start)
}

/// Of some ranges those that hold a position, which only ever moves on.
struct Open<'a> {
    ranges: &'a [Range<usize>],
    by_start: Vec<usize>,
    by_end: Vec<usize>,
    begun: usize,
    ended: usize,
    /// Length, start and index, so that the shortest is the first.
    open: BTreeSet<(usize, usize, usize)>,
}

impl<'a> Open<'a> {
    fn among(ranges: &'a [Range<usize>]) -> Self {
        let filled: Vec<usize> = (0..ranges.len()).filter(|it| !ranges[*it].is_empty()).collect();
        let (mut by_start, mut by_end) = (filled.clone(), filled);
        by_start.sort_by_key(|it| ranges[*it].start);
        by_end.sort_by_key(|it| ranges[*it].end);
        Self { ranges, by_start, by_end, begun: 0, ended: 0, open: BTreeSet::new() }
    }

    fn shortest(&mut self, at: usize) -> Option<usize> {
        let key = |index: usize| (self.ranges[index].len(), self.ranges[index].start, index);
        while let Some(index) = self.by_start.get(self.begun).filter(|it| self.ranges[**it].start <= at) {
            self.open.insert(key(*index));
            self.begun += 1;
        }
        // What has ended by now has begun before, so it is there to be taken out.
        while let Some(index) = self.by_end.get(self.ended).filter(|it| self.ranges[**it].end <= at) {
            self.open.remove(&key(*index));
            self.ended += 1;
        }
        self.open.first().map(|(_, _, index)| *index)
    }
}

#[cfg(test)]
// One line, one mark: a list of ranges that happens to have one.
#[allow(clippy::single_range_in_vec_init)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn links_of(cut: &[Segment]) -> Vec<(Range<usize>, Option<usize>, Vec<usize>)> {
        cut.iter().map(|it| (it.at.clone(), it.link, it.also.clone())).collect()
    }

    #[test]
    fn a_fragment_in_another_parts_it() {
        let cut = cut(&[0..10], &[2..9, 4..6], &[]);
        let expected = [
            (0..2, None, vec![]),
            (2..4, Some(0), vec![]),
            (4..6, Some(1), vec![]),
            (6..9, Some(0), vec![]),
            (9..10, None, vec![]),
        ];
        assert_eq!(links_of(&cut[0]), expected);
        let first: Vec<bool> = cut[0].iter().map(|it| it.first).collect();
        assert_eq!(first, [false, true, true, false, false]);
    }

    #[test]
    fn figures_that_share_a_fragment_follow_it() {
        let cut = cut(&[0..8], &[2..6, 2..6, 2..6], &[]);
        let expected = [(0..2, None, vec![]), (2..6, Some(0), vec![1, 2]), (6..8, None, vec![])];
        assert_eq!(links_of(&cut[0]), expected);
    }

    #[test]
    fn a_mark_may_go_on_in_the_next_line() {
        // A line break at 4, an empty line, a line break at 5.
        let lines = [0..4, 5..5, 6..9];
        let over = cut(&lines, &[2..8], &[]);
        assert_eq!(links_of(&over[0]), [(0..2, None, vec![]), (2..4, Some(0), vec![])]);
        assert_eq!(over[1], []);
        assert_eq!(links_of(&over[2]), [(6..8, Some(0), vec![]), (8..9, None, vec![])]);
        assert!(over[0][1].first && !over[2][0].first);
        // The second ends with the line break, under the shorter first.
        let break_too = cut(&lines, &[1..4, 1..5], &[]);
        assert_eq!(links_of(&break_too[0]), [(0..1, None, vec![]), (1..4, Some(0), vec![1])]);
    }

    #[test]
    fn what_lies_outside_the_lines_is_left_out() {
        let cut = cut(&[3..6], &[0..2, 5..5, 8..9, 6..9], &[0..4]);
        assert_eq!(links_of(&cut[0]), [(3..6, None, vec![])]);
        assert_eq!(cut[0][0].pieces, [Piece { at: 3..4, name: Some(0) }, Piece { at: 4..6, name: None }]);
    }

    #[test]
    fn names_do_not_part_the_link_around_them() {
        let cut = cut(&[0..8], &[1..7], &[2..3, 5..8]);
        assert_eq!(links_of(&cut[0]), [(0..1, None, vec![]), (1..7, Some(0), vec![]), (7..8, None, vec![])]);
        let pieces: Vec<_> = cut[0][1].pieces.iter().map(|it| (it.at.clone(), it.name)).collect();
        assert_eq!(pieces, [(1..2, None), (2..3, Some(0)), (3..5, None), (5..7, Some(1))]);
    }

    fn ranges(most: usize) -> impl Strategy<Value = Vec<Range<usize>>> {
        let range = (0..60_usize, 0..12_usize).prop_map(|(start, length)| start..start + length);
        proptest::collection::vec(range, 0..most)
    }

    proptest! {
        #[test]
        fn nothing_is_lost_or_doubled_and_every_link_is_reached(
            breaks in proptest::collection::btree_set(0..60_usize, 0..6), links in ranges(14), names in ranges(6),
        ) {
            let mut lines = Vec::new();
            let mut begin = 0;
            for at in breaks.into_iter().chain([64]) {
                lines.push(begin..at);
                begin = at + 1;
            }
            let cut = cut(&lines, &links, &names);
            for (line, segments) in lines.iter().zip(&cut) {
                let shown: Vec<usize> = segments.iter().flat_map(|it| it.at.clone()).collect();
                prop_assert_eq!(shown, line.clone().collect::<Vec<_>>());
                for segment in segments {
                    let shown: Vec<usize> = segment.pieces.iter().flat_map(|it| it.at.clone()).collect();
                    prop_assert_eq!(shown, segment.at.clone().collect::<Vec<_>>());
                    prop_assert!(segment.pieces.iter().all(|it| !it.at.is_empty()));
                }
            }
            let all: Vec<&Segment> = cut.iter().flatten().collect();
            for segment in &all {
                let shortest = |of: &[Range<usize>], at: &Range<usize>| {
                    let covers = of.iter().filter(|it| it.start <= at.start && at.end <= it.end);
                    covers.map(Range::len).min()
                };
                prop_assert_eq!(segment.link.map(|it| links[it].len()), shortest(&links, &segment.at));
                for piece in &segment.pieces {
                    prop_assert_eq!(piece.name.map(|it| names[it].len()), shortest(&names, &piece.at));
                }
            }
            for (index, link) in links.iter().enumerate() {
                let on_a_line = lines.iter().any(|line| link.clone().any(|at| line.contains(&at)));
                let firsts = all.iter().filter(|it| it.first && it.link == Some(index)).count();
                let follows = all.iter().filter(|it| it.also.contains(&index)).count();
                prop_assert_eq!(firsts + follows, usize::from(on_a_line));
            }
        }
    }
}
