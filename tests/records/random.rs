//! Numbers that only look like chance: the same for the same seed, on every machine.

/// The generator splitmix64 (Steele, Lea and Flood, “Fast splittable pseudorandom number generators”,
/// 2014), in integers alone, so that a browser draws what a native test draws.
#[derive(Clone, Debug)]
pub struct Random(u64);

/// The golden ratio's fraction in 64 bits: the step of the generator.
const STEP: u64 = 0x9e37_79b9_7f4a_7c15;

impl Random {
    /// Starts from a seed, and a number of whatever is drawn with it: each has a sequence of its own.
    pub fn new(seed: u64, number: u64) -> Self {
        let mut own = Self::started(seed ^ number.wrapping_mul(STEP).rotate_left(17));
        Self::started(own.next() ^ number)
    }

    /// The sequence of a seed as the algorithm has it.
    pub const fn started(seed: u64) -> Self {
        Self(seed)
    }

    /// The next number.
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(STEP);
        let mut it = self.0;
        it = (it ^ (it >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        it = (it ^ (it >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        it ^ (it >> 31)
    }

    /// A number below `end`, which is not zero.
    pub fn below(&mut self, end: usize) -> usize {
        // The bias of a remainder is far below what anybody could notice.
        usize::try_from(self.next() % end as u64).unwrap_or(0)
    }

    /// A number from `from` to `to`, both included.
    pub fn between(&mut self, from: usize, to: usize) -> usize {
        from + self.below(to - from + 1)
    }

    /// True so often in a hundred.
    pub fn percent(&mut self, often: usize) -> bool {
        self.below(100) < often
    }

    /// Any one of some things.
    pub fn any<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        &of[self.below(of.len())]
    }

    /// One of some things, which stand in the order of how common they are: about as words do by Zipf's
    /// law, the second half as often as the first. Powers of two are drawn evenly, and then evenly
    /// between two of them.
    pub fn common<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        let powers = (usize::BITS - of.len().leading_zeros()) as usize;
        loop {
            let from = 1 << self.below(powers);
            if let Some(it) = of.get(from - 1 + self.below(from)) {
                return it;
            }
        }
    }
}
