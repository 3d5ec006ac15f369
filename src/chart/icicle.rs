//! A breakdown as nested bars: the whole on top, parts below the part they make up.

use super::breakdown::{Node, block, mark, scale};
use super::ink::Ink;
use super::kind::Ctx;
use super::numbers;
use super::picture::Rect;
use super::scene::{Anchor, Pen, Scene, Type, baseline, crisp};

const BLOCK: f64 = 52.0;
const ROW: f64 = BLOCK + 4.0;
/// The height of a line of a label that stands outside its block.
const LINE: f64 = 26.0;
/// The room at a block's edges.
const PAD: f64 = 9.0;

/// Lays the parts out, unless a label finds no place without crossing another.
pub fn layout(ctx: &Ctx<'_>, nodes: &[Node<'_>]) -> Option<Scene> {
    let room = ctx.room();
    let per_unit = scale(nodes, room);
    if per_unit <= 0.0 {
        return None;
    }
    let mut scene = Scene::default();
    let mut outside = Vec::new();
    let levels = nodes.iter().map(|node| node.level).max()? + 1;
    scene.height = f64::from(levels) * ROW - 4.0;
    for node in nodes {
        let shape = Rect::new(node.start * room, f64::from(node.level) * ROW, node.share * room, BLOCK);
        // A hairline between neighbours; the mark is the part's full share.
        let seen = Rect { width: (shape.width - 1.5).max(shape.width.min(1.0)), ..shape };
        block(&mut scene, seen, node);
        scene.marks.push(mark(ctx, node, shape, shape, per_unit));
        if !label_inside(ctx, &mut scene, node, shape) {
            if node.divided {
                return None; // Its leader would cross its parts.
            }
            outside.push((scene.marks.len() - 1, node, shape));
        }
    }
    labels_outside(ctx, &mut scene, outside)?;
    Some(scene)
}

/// Sets name and number in two lines within a block, if they fit.
fn label_inside(ctx: &Ctx<'_>, scene: &mut Scene, node: &Node<'_>, shape: Rect) -> bool {
    let filled = scene
        .shapes
        .last()
        .is_some_and(|shape| matches!(shape, super::scene::Shape::Area(_, ink) if *ink == Ink::Value));
    let (name, number) = if filled && shape.width >= 1.0 {
        (Type::TITLE.ink(Ink::OnValue), Type::NUMBER.ink(Ink::OnValue))
    } else {
        (Type::TITLE.ink(Ink::Label), Type::NUMBER)
    };
    let said = node.datum.number(ctx.lang);
    let word_width = numbers::word_width(&node.datum, ctx.lang);
    let room = shape.width - 2.0 * PAD;
    // Bold is wider, whatever its ink.
    let number_width = Type::NUMBER.width(&said);
    if name.width(&node.datum.name) > room || number_width + word_width > room {
        return false;
    }
    let x = shape.x + PAD;
    scene.text((x, baseline(shape.y + 6.0, 20.0, name.size)), name, Anchor::Start, node.datum.name.clone());
    let y = baseline(shape.y + 25.0, 22.0, number.size);
    scene.text((x, y), number, Anchor::Start, said);
    numbers::set_word(scene, &node.datum, ctx.lang, (x + number_width, y), 1.0);
    true
}

/// Sets the labels of narrow blocks below the drawing, one a line, each at the end of a leader.
///
/// The leftmost comes first and ends at its leader, so that no leader further right crosses it.
fn labels_outside(
    ctx: &Ctx<'_>,
    scene: &mut Scene,
    mut outside: Vec<(usize, &Node<'_>, Rect)>,
) -> Option<()> {
    outside.sort_by(|a, b| a.2.x.total_cmp(&b.2.x));
    if outside.is_empty() {
        return Some(());
    }
    scene.height += 6.0;
    for (index, node, shape) in outside {
        let middle = crisp(shape.x + shape.width / 2.0).min(ctx.room() - 0.5);
        let number_width = numbers::width(&node.datum, Type::NUMBER, ctx.lang);
        let width = Type::TITLE.width(&node.datum.name) + 8.0 + number_width;
        let start = middle - 10.0 - width;
        if start < 0.0 {
            return None;
        }
        let top = scene.height;
        let y = baseline(top, LINE, Type::NUMBER.size);
        let face = Type::TITLE.ink(Ink::Label);
        scene.text((start, y), face, Anchor::Start, node.datum.name.clone());
        let at = start + face.width(&node.datum.name) + 8.0;
        numbers::set(scene, &node.datum, ctx.lang, Type::NUMBER, (at, y), 1.0);
        let pen = Pen::solid(Ink::Axis, 1.0);
        let turn = crisp(top + LINE / 2.0);
        scene.line((middle, shape.bottom() + 2.0), (middle, turn + 0.5), pen);
        scene.line((middle - 6.0, turn), (middle, turn), pen);
        // The words are the larger target, and the block alone may be too narrow for a finger.
        scene.marks.get_mut(index)?.hit = Rect::new(start - 4.0_f64.min(start), top, width + 14.0, LINE);
        scene.height += LINE;
    }
    Some(())
}
