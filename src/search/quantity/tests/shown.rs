//! The bundled bulletins, and all that the page shows.

use super::*;
use crate::bulletin::format::{self, Style};
use crate::bulletin::text::Lang;

#[test]
fn questions_about_kazuo() {
    all_find(
        &kazuo(),
        &[
            // 895, 1313, 1800 and 1562万元, 5570 together, 1392.5 on average.
            ("营业收入>1000万", "C11 C12 C13 R24a R24b"),
            ("营业收入>1000万元", "C11 C12 C13 R24a R24b"),
            ("营业收入 1000万..1500万", "C11 R24b"),
            ("营业收入1800万元", "C12"),
            ("Quartz: revenue > 5 million yuan", "C10"),
            ("revenue > 15 million yuan", "C12 C13 R24a"),
            ("营业收入>", "C10 C11 C12 C13 R24a R24b"),
            ("增速≥7%", "A03 A04 A05 C04"),
            // At least 100 people; 42万 people; 21 advisers are people too.
            (">50人", "B07 BG4"),
            (">100人", "BG4"),
            ("≥100人", "B07 BG4"),
            ("=100人", "B07?"),
            (">20人", "B07 B16 BG4"),
            // 50亩 is 33,333 1/3 m².
            ("50亩", "B03 R16a"),
            (">3万平方米", "B03 BG1 R16a"),
            (">2000平方公里", "BG1"),
            // 倍 is no percentage.
            (">1.5倍", "R15"),
            ("=0.57倍", "R16b"),
            ("200万元/亩", "R16c"),
            // About 30万 passengers are shown for more than 20万, and marked.
            (">20万人次", "BG7?"),
            // 签约 is a name, and is not read as about 55.
            ("签约55个", "B10"),
            ("签约项目数55个", "B10"),
            ("100米", ""),
            (">100米", "N310 R28"),
        ],
    );
}

#[test]
fn questions_about_qiyun() {
    all_find(
        &qiyun(),
        &[
            (">5万亩", "B01 B10"),
            // 6180吨, 8万吨.
            (">6000000公斤", "B05 C12"),
            (">7000 tonnes", "C12"),
            ("2亿千瓦时..3亿千瓦时", "B15"),
            ("1..2亿度", "B16"),
            (">4亿千瓦", "B17 B19"),
            // 37家, about 40家.
            ("约40家", "B11 C07?"),
            ("40家", "C07?"),
            (">30家", "B11 C07?"),
            (">40家", ""),
            ("≤3个工作日", "D22"),
            ("<3工作日", ""),
            ("3个工作日", "D22?"),
            ("180天以上", "D23"),
            (">2万人", "D08 D18"),
            ("一般公共预算收入增速<0%", "A14"),
            // 7.35亿元 by 6180吨 is 118.9元/公斤, by 8.6万亩 8546.5元/亩.
            (">100元/公斤", "R23"),
            (">100000元/吨", "R23"),
            (">120元/公斤", ""),
            ("8000..9000元/亩", "R22"),
            // 1260 beds by 21.6万 people: 5.8 per thousand.
            (">5张/千人", "R29"),
            (">0.005张/人", "R29"),
            ("<2小时", "C18"),
            ("三百户", "B18?"),
            ("300户以上", "B08? B18"),
        ],
    );
}

#[test]
fn whatever_the_page_shows_finds_itself_when_it_is_typed() {
    for bulletin in [fixture::bulletin(), kazuo(), qiyun()] {
        let measures = Measures::of(&bulletin);
        for figure in numbers(&bulletin) {
            let amount = figure.amount().unwrap();
            for lang in Lang::ALL {
                let (number, unit) = format::parts(amount, lang, Style::Compact);
                let alone = format::unbounded(amount, lang);
                let shown = [Style::Prose, Style::Compact].map(|style| format::amount(amount, lang, style));
                for typed in shown.into_iter().chain([alone]) {
                    let question = read(&measures, &typed);
                    // Counts are words where the unit has none in front of it.
                    let Some(question) = question else {
                        panic!("{}: {typed} ({number}, {unit}) is a word", figure.id)
                    };
                    let answer = question.answer(amount, &[]);
                    assert!(answer.is_some(), "{}: {typed} ({number}, {unit}): {question:?}", figure.id);
                }
            }
        }
    }
}
