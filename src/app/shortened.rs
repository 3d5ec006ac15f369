//! What is left of a search that found nothing: its words, and the longest parts of them that are to be
//! found. Pure, and bounded: a page works at it between two keystrokes.

/// How many words of a search are tried.
pub const WORDS: usize = 4;
/// How much of a word is looked at, in characters.
pub const LONGEST: usize = 10;

/// The words that something is to have, without what compares, quotes or excludes.
pub fn words(typed: &str) -> Vec<String> {
    let kept = typed.split_whitespace().filter(|word| !word.starts_with(['-', '－', '−']));
    let kept = kept.map(|word| {
        let name = word.split(['>', '<', '=', '≥', '≤', '＞', '＜', '＝']).next().unwrap_or_default();
        name.trim_matches(['"', '“', '”', '＂']).chars().take(LONGEST).collect::<String>()
    });
    kept.filter(|word| !word.is_empty()).take(WORDS).collect()
}

/// The longest part of a word that `stands` somewhere: in Chinese any run of characters, in Latin
/// letters the beginning, since a piece from the middle of a word means nothing.
pub fn longest_part(word: &str, stands: &dyn Fn(&str) -> bool) -> Option<String> {
    let chars: Vec<char> = word.chars().take(LONGEST).collect();
    let latin = chars.iter().all(char::is_ascii);
    let there = |length: usize| {
        let windows = chars.windows(length).take(if latin { 1 } else { LONGEST });
        windows.map(|it| it.iter().collect::<String>()).find(|it| stands(it))
    };
    // Whatever holds a run holds every run within it, so halving finds the longest.
    let (mut least, mut most) = (if chars.len() > 2 { 2 } else { 1 }, chars.len().saturating_sub(1));
    let mut longest = None;
    while least <= most && least > 0 {
        let middle = usize::midpoint(least, most);
        match there(middle) {
            Some(part) => (longest, least) = (Some(part), middle + 1),
            None => most = middle - 1,
        }
    }
    longest
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::cell::Cell;

    #[test]
    fn words_lose_what_compares_quotes_or_excludes() {
        assert_eq!(words(" 营业收入>1亿 “新 材” -瓷业 x"), ["营业收入", "新", "材", "x"]);
        assert_eq!(words("- \"\" >1"), [""; 0]);
        assert_eq!(words(&"词 ".repeat(300)).len(), WORDS);
    }

    #[test]
    fn the_longest_part_is_found_with_few_questions() {
        let asked = Cell::new(0);
        let stands = |text: &'static str| {
            let asked = &asked;
            move |part: &str| {
                asked.set(asked.get() + 1);
                text.contains(part)
            }
        };
        assert_eq!(longest_part("亿华新材枓厂", &stands("亿华新材料")).as_deref(), Some("亿华新材"));
        assert_eq!(longest_part("甲乙", &stands("乙方")).as_deref(), Some("乙"));
        assert_eq!(longest_part("porcelian", &stands("porcelain")).as_deref(), Some("porcel"));
        assert_eq!(longest_part("elain", &stands("porcelaim")).as_deref(), Some("elai"));
        assert_eq!(longest_part("甲", &stands("甲")), None);
        asked.set(0);
        assert_eq!(longest_part(&"长".repeat(5_000), &stands("短")), None);
        assert!(asked.get() <= 40, "{}", asked.get());
    }
}
