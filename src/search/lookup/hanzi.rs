//! How Chinese characters are read, and which of them is the simplified form of which: a table that
//! is fetched when a reader first needs it. `tests/hanzi` makes it.
//!
//! # Readings
//!
//! Pinyin in ASCII and without tones. ü is typed in three ways, so a character that has it is read
//! in all three: 女 as `nv`, as input methods have it, `nu`, as people write who leave the dots out,
//! and `nyu`, as passports do. Someone who types `nü` means `nv`.
//!
//! Ask for the readings of a character as it stands in the text, not of its simplified form: 乾 is
//! read `qian` as well as `gan` (乾隆, 乾燥), 干 is not.
//!
//! # Simplified forms
//!
//! Two characters match when their simplified forms are the same; so what was typed and what is
//! searched both go through [`Hanzi::simplified`]. Where both forms are usual in simplified text too
//! (乾隆 and 干燥, 著名 and 看着), they are one all the same: a search finds a little more, never less,
//! and traditional text finds what it means. No simplified form has one itself.
//!
//! # The file
//!
//! `public/hanzi.bin` begins with `hanzi` and the number of this format, a byte. All else is numbers
//! below 2²⁴. A number below 240 is a byte; one from there to 4,079 is two, of which the first, less
//! 240, and the second are the digits to base 256 of what is above 240; any other is the byte 255
//! and three more, the highest first. A list begins with its length.
//!
//! 1. The syllables, in the order of the alphabet: a list of their letters (ASCII, a byte each), each
//!    syllable ended by a space.
//! 2. The sets of readings: a list of lists of syllables, by their numbers from 0.
//! 3. The readings of U+4E00 to U+9FFF, one number a character: 0 for none that is known, 1 for those
//!    of its simplified form, else the number of a set from 2. Frequent sets come first.
//! 4. Other characters in their order, a list: how far each is from the one before (the first: from
//!    U+0000), and its readings, as in 3.
//! 5. Characters that have a simplified form, in their order, a list: how far each is from the one
//!    before, and how far its simplified form is from that of the one before (the first: both from
//!    U+4E00), twice that forwards, and twice that less 1 backwards.
//!
//! Nothing comes after.

use std::fmt;

/// The first character of Unicode's basic block of Chinese characters.
const BASIC: u32 = 0x4e00;

/// How many characters that block has.
const BASIC_LEN: usize = 0x5200;

/// What the file begins with.
const MAGIC: &[u8] = b"hanzi\x01";

/// The readings of a character that has those of its simplified form.
const AS_SIMPLIFIED: usize = 1;

/// The number of the first set of readings.
const FIRST_SET: usize = 2;

/// The table.
pub struct Hanzi {
    syllables: Box<[Box<str>]>,
    /// The sets of readings, one after the other.
    readings: Box<[u16]>,
    /// Where each set begins, and where the last ends; those below [`FIRST_SET`] are empty.
    starts: Box<[u32]>,
    /// The set of each character of the basic block.
    basic: Box<[u16]>,
    /// Other characters, in their order, with their set.
    others: Box<[(char, u16)]>,
    /// The simplified form of each character of the basic block, or itself.
    simplified: Box<[char]>,
    /// The simplified forms of other characters, in their order.
    others_simplified: Box<[(char, char)]>,
}

/// Why bytes are not the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("these bytes are not a table of Chinese characters")]
pub struct NotHanzi;

impl Hanzi {
    /// Reads the table. Takes time and memory in proportion to the bytes, whatever they are.
    ///
    /// # Errors
    ///
    /// When the bytes are anything but a whole table of this format.
    pub fn read(bytes: &[u8]) -> Result<Self, NotHanzi> {
        let mut file = File(bytes.strip_prefix(MAGIC).ok_or(NotHanzi)?);
        let syllables = file.syllables()?;
        let (readings, starts) = file.sets(syllables.len())?;
        let sets = starts.len() - 1;
        let mut basic = (0..BASIC_LEN).map(|_| file.set(sets)).collect::<Result<Box<_>, _>>()?;
        let mut others = file.others(sets)?;
        let pairs = file.pairs()?;
        if !file.0.is_empty() {
            return Err(NotHanzi);
        }
        let mut simplified: Box<[char]> =
            (BASIC..).take(BASIC_LEN).map(char::from_u32).collect::<Option<_>>().ok_or(NotHanzi)?;
        let mut others_simplified = Vec::new();
        for (from, to) in pairs {
            match place(from) {
                Some(place) => simplified[place] = to,
                None => others_simplified.push((from, to)),
            }
        }
        let mut table = Self {
            syllables,
            readings,
            starts,
            basic: Box::default(),
            others: Box::default(),
            simplified,
            others_simplified: others_simplified.into(),
        };
        table.resolve(&mut basic, &mut others)?;
        (table.basic, table.others) = (basic, others);
        Ok(table)
    }

    /// Gives each character that is read like its simplified form the set of that.
    fn resolve(&self, basic: &mut [u16], others: &mut [(char, u16)]) -> Result<(), NotHanzi> {
        let (basic_sets, other_sets) = (basic.to_vec(), others.to_vec());
        let resolved = |c: char| {
            let simplified = self.simplified(c);
            let set = match place(simplified) {
                Some(place) => basic_sets[place],
                None => look_up(&other_sets, simplified).ok_or(NotHanzi)?,
            };
            if usize::from(set) == AS_SIMPLIFIED { Err(NotHanzi) } else { Ok(set) }
        };
        for (place, set) in
            basic.iter_mut().enumerate().filter(|(_, set)| usize::from(**set) == AS_SIMPLIFIED)
        {
            let c = u32::try_from(place).ok().and_then(|place| char::from_u32(BASIC + place));
            *set = resolved(c.ok_or(NotHanzi)?)?;
        }
        for (c, set) in others.iter_mut().filter(|(_, set)| usize::from(*set) == AS_SIMPLIFIED) {
            *set = resolved(*c)?;
        }
        Ok(())
    }

    /// The simplified form of a character; itself where it has none.
    pub fn simplified(&self, c: char) -> char {
        match place(c) {
            Some(place) => self.simplified[place],
            None => look_up(&self.others_simplified, c).unwrap_or(c),
        }
    }

    /// How a character is read: syllables by their place in [`syllables`](Self::syllables), the most
    /// usual first; none where none is known. All are below the number of syllables.
    pub fn readings(&self, c: char) -> &[u16] {
        let set = usize::from(self.alike(c));
        &self.readings[self.starts[set] as usize..self.starts[set + 1] as usize]
    }

    /// A number below [`kinds`](Self::kinds) that characters share which are read alike.
    pub(crate) fn alike(&self, c: char) -> u16 {
        match place(c) {
            Some(place) => self.basic[place],
            None => look_up(&self.others, c).unwrap_or_default(),
        }
    }

    /// How many ways of being read there are, not to be read one of them.
    pub(crate) fn kinds(&self) -> usize {
        self.starts.len() - 1
    }

    /// All syllables: one to six lower-case ASCII letters, in the order of the alphabet.
    pub fn syllables(&self) -> &[Box<str>] {
        &self.syllables
    }
}

impl fmt::Debug for Hanzi {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Hanzi").field("syllables", &self.syllables.len()).finish_non_exhaustive()
    }
}

/// The place of a character in the basic block.
fn place(c: char) -> Option<usize> {
    let place = u32::from(c).checked_sub(BASIC)? as usize;
    (place < BASIC_LEN).then_some(place)
}

fn look_up<T: Copy>(sorted: &[(char, T)], c: char) -> Option<T> {
    sorted.binary_search_by_key(&c, |it| it.0).ok().map(|at| sorted[at].1)
}

/// Sets of readings one after the other, and where each begins.
type Sets = (Box<[u16]>, Box<[u32]>);

/// What is left of the file.
struct File<'a>(&'a [u8]);

impl<'a> File<'a> {
    fn take(&mut self, len: usize) -> Result<&'a [u8], NotHanzi> {
        let (taken, rest) = self.0.split_at_checked(len).ok_or(NotHanzi)?;
        self.0 = rest;
        Ok(taken)
    }

    fn byte(&mut self) -> Result<usize, NotHanzi> {
        self.take(1).map(|byte| usize::from(byte[0]))
    }

    fn number(&mut self) -> Result<usize, NotHanzi> {
        Ok(match self.byte()? {
            small @ 0..240 => small,
            high @ 240..255 => 240 + (high - 240) * 256 + self.byte()?,
            _ => (self.byte()? << 16) + (self.byte()? << 8) + self.byte()?,
        })
    }

    /// A number below a limit.
    fn below(&mut self, limit: usize) -> Result<usize, NotHanzi> {
        Some(self.number()?).filter(|number| *number < limit).ok_or(NotHanzi)
    }

    fn syllables(&mut self) -> Result<Box<[Box<str>]>, NotHanzi> {
        let len = self.number()?;
        let letters = str::from_utf8(self.take(len)?).map_err(|_| NotHanzi)?;
        let syllables: Box<[Box<str>]> = letters.split_terminator(' ').map(Box::from).collect();
        let sound = |it: &str| (1..=6).contains(&it.len()) && it.bytes().all(|b| b.is_ascii_lowercase());
        let whole = letters.is_empty() || letters.ends_with(' ');
        if whole && syllables.iter().all(|it| sound(it)) && syllables.is_sorted_by(|a, b| a < b) {
            Ok(syllables)
        } else {
            Err(NotHanzi)
        }
    }

    fn sets(&mut self, syllables: usize) -> Result<Sets, NotHanzi> {
        let mut readings = Vec::new();
        let mut starts = vec![0; FIRST_SET + 1];
        for _ in 0..self.number()? {
            for _ in 0..self.number()? {
                readings.push(u16::try_from(self.below(syllables)?).map_err(|_| NotHanzi)?);
            }
            starts.push(u32::try_from(readings.len()).map_err(|_| NotHanzi)?);
        }
        Ok((readings.into(), starts.into()))
    }

    /// The number of one of so many sets.
    fn set(&mut self, sets: usize) -> Result<u16, NotHanzi> {
        u16::try_from(self.below(sets)?).map_err(|_| NotHanzi)
    }

    fn others(&mut self, sets: usize) -> Result<Box<[(char, u16)]>, NotHanzi> {
        let mut c = 0;
        let mut others = Vec::new();
        for _ in 0..self.number()? {
            c = self.next(c)?;
            others.push((char::from_u32(c).ok_or(NotHanzi)?, self.set(sets)?));
        }
        Ok(others.into())
    }

    fn pairs(&mut self) -> Result<Vec<(char, char)>, NotHanzi> {
        let (mut from, mut to) = (BASIC, BASIC);
        let mut pairs = Vec::new();
        for _ in 0..self.number()? {
            from = self.next(from)?;
            let way = u32::try_from(self.number()?).map_err(|_| NotHanzi)?;
            let (forwards, backwards) = (way / 2, way.div_ceil(2));
            to = if way % 2 == 0 { to.checked_add(forwards) } else { to.checked_sub(backwards) }
                .ok_or(NotHanzi)?;
            pairs.push((char::from_u32(from).ok_or(NotHanzi)?, char::from_u32(to).ok_or(NotHanzi)?));
        }
        let chained = pairs.iter().any(|(_, to)| look_up(&pairs, *to).is_some());
        if chained { Err(NotHanzi) } else { Ok(pairs) }
    }

    /// The character that comes after another.
    fn next(&mut self, before: u32) -> Result<u32, NotHanzi> {
        let way = u32::try_from(self.number()?).map_err(|_| NotHanzi)?;
        before.checked_add(way).filter(|next| *next > before).ok_or(NotHanzi)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic)]

    use proptest::prelude::*;

    use super::*;

    const TABLE: &[u8] = include_bytes!("../../../public/hanzi.bin");

    /// A table in which 一 is read yi, 丁 ding and zheng, 𠀀 he; 丂 is a traditional form of 𠀀 and read
    /// like it; all else is unknown.
    fn small() -> Vec<u8> {
        let mut file = b"hanzi\x01\x11ding he yi zheng ".to_vec();
        file.extend([3, 1, 2, 2, 0, 3, 1, 1]);
        let mut basic = vec![0; BASIC_LEN];
        basic[..3].copy_from_slice(&[2, 3, 1]);
        file.extend(basic);
        file.extend([1, 255, 2, 0, 0, 4]);
        // From U+4E00 to U+20000: 0x1b200 forwards, twice.
        file.extend([1, 2, 255, 3, 0x64, 0]);
        file
    }

    fn read(file: &[u8], c: char) -> Vec<String> {
        let table = Hanzi::read(file).unwrap();
        table.readings(c).iter().map(|at| table.syllables()[usize::from(*at)].to_string()).collect()
    }

    #[test]
    fn the_format_is_as_described() {
        let file = small();
        assert_eq!(read(&file, '一'), ["yi"]);
        assert_eq!(read(&file, '丁'), ["ding", "zheng"]);
        assert_eq!(read(&file, '丂'), ["he"]);
        assert_eq!(read(&file, '\u{20000}'), ["he"]);
        assert_eq!(read(&file, '七'), [""; 0]);
        let table = Hanzi::read(&file).unwrap();
        assert_eq!(table.simplified('丂'), '\u{20000}');
        assert_eq!(table.simplified('丁'), '丁');
    }

    #[test]
    fn what_is_not_whole_is_no_table() {
        for (at, byte, why) in [
            (5, 2, "another version"),
            (7, b'D', "a capital letter"),
            (7, b'j', "syllables out of order"),
            (12, b' ', "a syllable without letters"),
            (26, 4, "a syllable there is not"),
            (32, 5, "a set there is not"),
            (32, 1, "read like a simplified form that it has not"),
        ] {
            let mut file = small();
            assert_ne!(file[at], byte, "{why}");
            file[at] = byte;
            assert_eq!(Hanzi::read(&file).err(), Some(NotHanzi), "{why}");
        }
        for file in [&small()[..], TABLE] {
            for len in (0..40).chain((40..file.len()).step_by(397)).chain(file.len() - 40..file.len()) {
                assert!(Hanzi::read(&file[..len]).is_err(), "{len} of {}", file.len());
            }
        }
        assert!(Hanzi::read(&[small(), vec![0]].concat()).is_err());
    }

    /// Asks for everything that might reach beyond a slice.
    fn walk(table: &Hanzi) {
        for c in ('\u{4dff}'..='\u{a000}').chain(['\0', '〇', '\u{20000}', '\u{10ffff}']) {
            for at in table.readings(c) {
                assert!(!table.syllables()[usize::from(*at)].is_empty());
            }
            assert_eq!(table.simplified(table.simplified(c)), table.simplified(c));
        }
    }

    proptest! {
        #[test]
        fn bytes_never_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            prop_assert!(Hanzi::read(&bytes).is_err());
            prop_assert!(Hanzi::read(&[MAGIC, &bytes].concat()).is_err());
        }

        #[test]
        fn damage_never_panics(small_one in any::<bool>(), changes in proptest::collection::vec(
            (any::<prop::sample::Index>(), any::<u8>()), 1..4)) {
            let mut file = if small_one { small() } else { TABLE.to_vec() };
            for (at, byte) in changes {
                let at = at.index(file.len());
                file[at] = byte;
            }
            if let Ok(table) = Hanzi::read(&file) {
                walk(&table);
            }
        }
    }
}
