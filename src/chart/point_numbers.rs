//! Numbers on the points of lines, where there is room: on no line, no point and no other text.

use super::ink::Ink;
use super::marker::RADIUS;
use super::picture::Rect;
use super::scene::{Anchor, Point, Scene, Type, Words};
use super::text::{ASCENT, DESCENT};

/// What a number is set in.
const FACE: Type = Type { ink: Ink::Number, size: 13.0, bold: true };
/// The room between a point and its number.
const AWAY: f64 = RADIUS + 3.0;
/// The room around a number.
const CLEAR: f64 = 2.0;
/// The room between a number and any other text beside it.
const APART: f64 = 6.0;

/// What no number may stand on, in the order of left edges, so that only what is near is looked at.
pub struct Obstacles {
    /// Lines, each from left to right.
    segments: Vec<(Point, Point)>,
    /// How far the widest of them reaches to the right.
    widest: f64,
    /// Points with their markers.
    points: Vec<Point>,
    /// Texts.
    words: Vec<Rect>,
    /// How wide the widest text is.
    widest_words: f64,
}

impl Obstacles {
    /// Lines from left to right, points, and the texts that stand in the scene.
    pub fn new(scene: &Scene, mut segments: Vec<(Point, Point)>, mut points: Vec<Point>) -> Self {
        segments.sort_by(|a, b| a.0.0.total_cmp(&b.0.0));
        points.sort_by(|a, b| a.0.total_cmp(&b.0));
        let mut words: Vec<_> = scene.words.iter().map(Words::rect).collect();
        words.sort_by(|a, b| a.x.total_cmp(&b.x));
        let widest = segments.iter().map(|(from, to)| to.0 - from.0).fold(0.0, f64::max);
        let widest_words = words.iter().map(|rect| rect.width).fold(0.0, f64::max);
        Self { segments, widest, points, words, widest_words }
    }

    /// Sets a number and the word for its status at a point, within the picture's left edge and
    /// `right`; above the point if it can be, else below, and to a side before not at all.
    pub fn set(
        &mut self,
        scene: &mut Scene,
        (x, y): Point,
        number: &str,
        word: Option<(&'static str, Ink)>,
        right: f64,
    ) {
        let own = FACE.width(number);
        let width = own + word.map_or(0.0, |(word, _)| 4.0 + Type::SMALL.width(word));
        let height = (ASCENT + DESCENT) * FACE.size;
        let (above, below) = (y - AWAY - height, y + AWAY);
        let lefts = [x - width / 2.0, x - width + RADIUS, x - RADIUS];
        let places = [above, below].into_iter().flat_map(|top| lefts.map(|left| (left, top)));
        let beside = [x + AWAY + 2.0, x - AWAY - 2.0 - width].map(|left| (left, y - height / 2.0));
        let rooms = places.chain(beside).map(|(left, top)| Rect::new(left, top, width, height));
        let free = |room: &Rect| room.x >= 0.0 && room.right() <= right && room.y >= 0.0 && self.clear(room);
        let Some(room) = rooms.into_iter().find(free) else { return };
        self.add(room);
        let baseline = room.y + ASCENT * FACE.size;
        scene.text((room.x, baseline), FACE, Anchor::Start, number);
        if let Some((word, ink)) = word {
            scene.text((room.x + own + 4.0, baseline), Type::SMALL.ink(ink), Anchor::Start, word);
        }
    }

    fn add(&mut self, room: Rect) {
        let place = self.words.partition_point(|rect| rect.x < room.x);
        self.words.insert(place, room);
        self.widest_words = self.widest_words.max(room.width);
    }

    fn clear(&self, room: &Rect) -> bool {
        let room =
            Rect::new(room.x - CLEAR, room.y - CLEAR, room.width + 2.0 * CLEAR, room.height + 2.0 * CLEAR);
        let marker = |(x, y): &Point| Rect::new(x - RADIUS, y - RADIUS, 2.0 * RADIUS, 2.0 * RADIUS);
        // Two numbers side by side must not read as one.
        let alone = Rect { x: room.x - APART, width: room.width + 2.0 * APART, ..room };
        let words = near(&self.words, |rect| rect.x, alone.x - self.widest_words, alone.right());
        let points = near(&self.points, |point| point.0, room.x - RADIUS, room.right() + RADIUS);
        let segments = near(&self.segments, |(from, _)| from.0, room.x - self.widest, room.right());
        words.iter().all(|words| !words.overlaps(&alone))
            && points.iter().all(|point| !marker(point).overlaps(&room))
            && segments.iter().all(|segment| !crosses(*segment, &room))
    }
}

/// Those of a sorted list whose key lies between two values.
fn near<T>(all: &[T], key: impl Fn(&T) -> f64, low: f64, high: f64) -> &[T] {
    let from = all.partition_point(|it| key(it) < low);
    let to = all.partition_point(|it| key(it) <= high);
    all.get(from..to).unwrap_or_default()
}

/// Whether a line from left to right goes through a rectangle.
fn crosses(((x1, y1), (x2, y2)): (Point, Point), room: &Rect) -> bool {
    let (from, to) = (x1.max(room.x), x2.min(room.right()));
    if from > to {
        return false;
    }
    let (start, end) = if x2 > x1 {
        let at = |x: f64| y1 + (y2 - y1) * (x - x1) / (x2 - x1);
        (at(from), at(to))
    } else {
        (y1, y2)
    };
    start.min(end) < room.bottom() && start.max(end) > room.y
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_through_a_corner_is_seen_and_one_beside_it_is_not() {
        let room = Rect::new(10.0, 10.0, 20.0, 10.0);
        assert!(crosses(((0.0, 0.0), (40.0, 40.0)), &room));
        assert!(crosses(((25.0, 0.0), (25.0, 40.0)), &room));
        // At x = 10 this one is at 25, and falls from there on.
        assert!(!crosses(((0.0, 15.0), (20.0, 35.0)), &room));
        assert!(!crosses(((31.0, 0.0), (50.0, 40.0)), &room));
    }

    #[test]
    fn a_number_goes_below_where_a_line_is_above_and_nowhere_where_lines_are_all_around() {
        let mut scene = Scene::default();
        let wall = |y: f64| ((0.0, y), (200.0, y));
        let at = vec![(100.0, 100.0)];
        let mut taken = Obstacles::new(&scene, vec![wall(85.0)], at.clone());
        taken.set(&mut scene, (100.0, 100.0), "7.4", None, 200.0);
        assert!(scene.words[0].rect().y > 104.0, "{:?}", scene.words);
        let mut taken = Obstacles::new(&scene, [85.0, 100.0, 115.0].map(wall).to_vec(), at);
        taken.set(&mut scene, (100.0, 100.0), "7.4", None, 200.0);
        assert_eq!(scene.words.len(), 1);
    }
}
