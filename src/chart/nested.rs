//! A breakdown as a list, for narrow pages: a line of words a part, and below it the part's place
//! in the whole.

use super::breakdown::{Node, block, mark, scale};
use super::ink::Ink;
use super::kind::Ctx;
use super::numbers;
use super::panel::size;
use super::picture::Rect;
use super::scene::{Anchor, Pen, Scene, Type, baseline};
use super::text::wrap;

const BAR: f64 = 14.0;
const LINE: f64 = 22.0;
const INDENT: f64 = 14.0;

/// Lays the parts out.
pub fn layout(ctx: &Ctx<'_>, nodes: &[Node<'_>]) -> Scene {
    let mut scene = Scene::default();
    let room = ctx.room();
    let per_unit = scale(nodes, room);
    for node in nodes {
        if node.level > 0 {
            scene.height += 8.0;
        }
        let top = scene.height;
        words(ctx, &mut scene, node);
        let track = Rect::new(0.0, scene.height + 2.0, room, BAR);
        let shape = Rect { x: node.start * room, width: node.share * room, ..track };
        if node.level > 0 {
            scene.outline(track, Pen::solid(Ink::Grid, 1.0));
        }
        block(&mut scene, shape, node);
        scene.height = track.bottom();
        let hit = Rect::new(0.0, top, room, scene.height - top);
        scene.marks.push(mark(ctx, node, shape, hit, per_unit));
    }
    scene
}

/// Sets the name and its word at their level's indent, and the number at the right edge, or on a
/// line of its own where both do not fit.
fn words(ctx: &Ctx<'_>, scene: &mut Scene, node: &Node<'_>) {
    let indent = f64::from(node.level.min(4)) * INDENT;
    let room = ctx.room() - indent;
    let number = node.datum.number(ctx.lang);
    let word_width = numbers::word_width(&node.datum, ctx.lang);
    let width = Type::NUMBER.width(&number);
    let one_line = Type::LABEL.width(&node.datum.name) + word_width + 12.0 + width <= room;
    let lines = wrap(&node.datum.name, Type::LABEL.size, (room - word_width).max(1.0), ctx.most(2));
    let last = lines.lines.last().map_or(0.0, |line| Type::LABEL.width(line));
    scene.lines((indent, scene.height), Type::LABEL, LINE, &lines, &node.datum.name);
    scene.height += LINE * size(lines.lines.len());
    let words_y = baseline(scene.height - LINE, LINE, Type::NUMBER.size);
    numbers::set_word(scene, &node.datum, ctx.lang, (indent + last, words_y), 1.0);
    if !one_line {
        scene.height += LINE;
    }
    let y = baseline(scene.height - LINE, LINE, Type::NUMBER.size);
    let face = Type::NUMBER.scaled((room / width).min(1.0));
    scene.text((ctx.room(), y), face, Anchor::End, number);
}
