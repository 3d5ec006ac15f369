//! The table of Chinese characters: that it is what its sources make, and that it is right.
//! `UPDATE_HANZI=1 cargo test --test hanzi` makes it anew.

// A test fails by panicking.
#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic)]

use std::collections::BTreeSet;

use bulletin::search::hanzi::Hanzi;

mod make;

const PATH: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/public/hanzi.bin");

fn table() -> Hanzi {
    Hanzi::read(&make::table()).unwrap()
}

fn readings(table: &Hanzi, c: char) -> Vec<&str> {
    table.readings(c).iter().map(|at| &*table.syllables()[usize::from(*at)]).collect()
}

#[test]
fn the_table_is_what_its_sources_make() {
    let made = make::table();
    if std::env::var_os("UPDATE_HANZI").is_some() {
        std::fs::write(PATH, &made).unwrap();
    }
    let kept = std::fs::read(PATH).unwrap();
    assert!(made == kept, "UPDATE_HANZI=1 cargo test --test hanzi makes it anew");
    // Hosts may send it uncompressed, so the bytes themselves are to be few.
    assert!(kept.len() <= 40_000, "{} bytes", kept.len());
}

/// All readings of characters, the most usual first.
const READ: &str = "
一 yi|二 er|三 san|中 zhong|国 guo|县 xian|左 zuo|佐 zuo|喀 ka|人 ren|业 ye|亿 yi|元 yuan|不 bu|是 shi|在 zai
有 you|上 shang|下 xia|千 qian|百 bai|年 nian|月 yue|日 ri|金 jin|农 nong|工 gong|企 qi|项 xiang|增 zeng|资 zi
政 zheng|策 ce|服 fu|务 wu|紫 zi|砂 sha|陶 tao yao|瓷 ci|沁 qin|翼 yi|旗 qi|蒙 meng|古 gu|辽 liao|宁 ning
重 zhong chong|长 chang zhang|行 xing hang heng|乐 le yue lao|单 dan shan chan|朝 chao zhao|都 dou du
厦 xia sha|堡 bao bu pu|曾 ceng zeng|查 cha zha|解 jie xie|仇 chou qiu|区 qu ou|盖 gai ge|番 fan pan
蚌 bang beng|会 hui kuai|大 da dai|参 can shen cen|和 he huo hu|得 de dei|了 le liao|的 de di|地 di de
着 zhe zhao zhuo|没 mei mo|还 hai huan|调 diao tiao|传 chuan zhuan|弹 dan tan|藏 cang zang|薄 bo bao
降 jiang xiang|角 jiao jue|觉 jue jiao|校 xiao jiao|血 xue xie|色 se shai|省 sheng xing|率 lv lu lyu shuai
女 nv nu nyu|旅 lv lu lyu|绿 lv lu lyu|略 lve lue lyue|虐 nve nue nyue|禅 chan shan|莞 guan wan|泊 bo po
石 shi dan|佛 fo fu|车 che ju|给 gei ji|嗯 en|欸 ai ei|〇 ling|䶮 yan|𬭎 hong";

#[test]
fn characters_are_read_as_people_read_them() {
    let table = table();
    let mut count = 0;
    for line in READ.split(['\n', '|']).filter(|line| !line.is_empty()) {
        let mut parts = line.split(' ');
        let c = parts.next().unwrap().chars().next().unwrap();
        assert_eq!(readings(&table, c), parts.collect::<Vec<_>>(), "{c}");
        count += 1;
    }
    assert!(count >= 100, "{count}");
}

/// Names whose readings surprise: places, then surnames.
const NAMES: &str = "
重庆 chong qing|重庆 zhong qing|厦门 xia men|厦门 sha men|六安 lu an|六安 liu an|台州 tai zhou|丽水 li shui
蚌埠 beng bu|番禺 pan yu|大栅栏 da shi lan|大栅栏 da zha lan|喀喇沁 ka la qin|喀左 ka zuo|葫芦岛 hu lu dao
朝阳 chao yang|朝阳 zhao yang|乐亭 lao ting|长春 chang chun|东阿 dong e|铅山 yan shan|涡阳 guo yang|浚县 xun xian
莘县 shen xian|渑池 mian chi|荥阳 xing yang|荥经 ying jing|蔚县 yu xian|尉犁 yu li|枞阳 zong yang|歙县 she xian
筠连 jun lian|犍为 qian wei|东莞 dong guan|洪洞 hong tong|泌阳 bi yang|中牟 zhong mu|黄陂 huang pi|大埔 da bu
黄埔 huang pu|会稽 kuai ji|句容 ju rong|珲春 hun chun|大城 dai cheng|吴堡 wu bu|十里堡 shi li pu|亳州 bo zhou
旅顺 lv shun|旅顺 lu shun|吕梁 lyu liang|巴彦淖尔 ba yan nao er|阿拉善 a la shan|单县 shan xian|郴州 chen zhou
盱眙 xu yi|邳州 pi zhou|嵊州 sheng zhou|深圳 shen zhen|浒墅关 xu shu guan|繁峙 fan shi|龟兹 qiu ci|吐蕃 tu bo
乾隆 qian long|阜新 fu xin|岫岩 xiu yan|桓仁 huan ren|北镇 bei zhen|凌源 ling yuan|建昌 jian chang|兴城 xing cheng
单 shan|解 xie|查 zha|盖 ge|曾 zeng|仇 qiu|区 ou|朴 piao|尉迟 yu chi|万俟 mo qi|翟 zhai|覃 qin|覃 tan|缪 miao
种 chong|员 yun|繁 po|任 ren|澹台 tan tai|长孙 zhang sun|牟 mou|贾 jia|薄 bo|召 shao|折 she|秘 bi|乜 nie
隗 wei|隗 kui|佘 she|仉 zhang|逄 pang|郗 xi|冼 xian|亓 qi|妫 gui|麴 qu|褚 chu|晁 chao|阚 kan|宓 mi|宓 fu|冯 feng";

#[test]
fn names_are_found_as_they_are_said() {
    let table = table();
    for line in NAMES.split(['\n', '|']).filter(|line| !line.is_empty()) {
        let mut parts = line.split(' ');
        let name = parts.next().unwrap();
        for (c, syllable) in name.chars().zip(parts.by_ref()) {
            assert!(readings(&table, c).contains(&syllable), "{c} in {line}: {:?}", readings(&table, c));
        }
        assert!(parts.next().is_none() && name.chars().count() + 1 == line.split(' ').count(), "{line}");
    }
}

/// Traditional characters with their simplified forms.
const PAIRS: &str = "國国 業业 縣县 經经 濟济 運运 產产 億亿 萬万 長长 農农 機机 構构 發发 髮发 後后 幹干 乾干 裏里 裡里
麵面 麪面 鐘钟 鍾钟 臺台 檯台 颱台 體体 總总 額额 達达 遼辽 寧宁 蒙蒙 陽阳 龍龙 門门 開开 關关 區区 廠厂 廣广 東东
車车 馬马 魚鱼 鳥鸟 電电 雲云 風风 飛飞 書书 畫画 學学 習习 變变 讓让 說说 説说 為为 爲为 偽伪 衛卫 衞卫 歷历 曆历
復复 複复 覆复 盡尽 儘尽 獲获 穫获 彙汇 匯汇 團团 糰团 雜杂 徵征 製制 錶表 鬥斗 穀谷 鬆松 嚮向 餘余 瀋沈 藉借 瞭了
著着 於于 祇只 週周 佈布 佔占 羣群 峯峰 牀床 鉤钩 鈎钩 線线 綫线 鹹咸 鹼碱 鹽盐 龑䶮 鋐𬭎";

#[test]
fn traditional_forms_become_simplified_ones() {
    let table = table();
    for pair in PAIRS.split_whitespace() {
        let pair: Vec<char> = pair.chars().collect();
        assert_eq!(table.simplified(pair[0]), pair[1], "{pair:?}");
        assert_eq!(table.simplified(pair[1]), pair[1], "{pair:?}");
        // Whoever types the sound of the simplified text finds the traditional one.
        let (from, to) = (readings(&table, pair[0]), readings(&table, pair[1]));
        assert!(from.iter().any(|it| to.contains(it)), "{pair:?}: {from:?}, {to:?}");
    }
    assert!(PAIRS.split_whitespace().count() >= 100);
    for same in "后里面干松谷余表制喀左a1ａ、😀가".chars() {
        assert_eq!(table.simplified(same), same);
    }
    assert_eq!(readings(&table, '乾'), ["qian", "gan"]);
    assert_eq!(readings(&table, '干'), ["gan"]);
}

#[test]
fn nothing_but_chinese_characters_has_readings() {
    let table = table();
    for c in "aZ1 、。Ａあア가😀\u{0}\u{10ffff}".chars() {
        assert_eq!(table.readings(c), [0_u16; 0], "{c}");
    }
}

#[test]
fn the_basic_block_is_known() {
    let table = table();
    // To the end of Unicode 1.0, except for units of measure that were made in Japan.
    let unknown: String = ('\u{4e00}'..='\u{9fa5}').filter(|c| table.readings(*c).is_empty()).collect();
    assert_eq!(unknown, "兙兡嗧桛烪瓧瓰瓱瓼甅");
    let mut traditional = 0;
    for c in '\u{3400}'..='\u{9fff}' {
        let simplified = table.simplified(c);
        assert_eq!(table.simplified(simplified), simplified, "{c}");
        traditional += usize::from(simplified != c);
        let mut seen = BTreeSet::new();
        assert!(table.readings(c).iter().all(|it| seen.insert(it)), "{c} has a reading twice");
    }
    assert!((2_900..3_200).contains(&traditional), "{traditional}");
}

#[test]
fn syllables_are_those_of_pinyin() {
    let table = table();
    let syllables = table.syllables();
    assert!(syllables.is_sorted());
    const INITIALS: [&str; 24] = [
        "b", "p", "m", "f", "d", "t", "n", "l", "g", "k", "h", "j", "q", "x", "zh", "ch", "sh", "r", "z",
        "c", "s", "y", "w", "",
    ];
    const FINALS: &str = "a o e i u v ai ei ao ou an en ang eng ong er ia iao ie iu ian in iang ing iong io
        ua uo uai ui uan un uang ue ve yu yue";
    let finals: BTreeSet<&str> = FINALS.split_whitespace().collect();
    for syllable in syllables {
        let sound = INITIALS.iter().any(|it| syllable.strip_prefix(it).is_some_and(|it| finals.contains(it)));
        assert!(sound && syllable.len() <= 6, "{syllable}");
    }
    let used: BTreeSet<u16> =
        ('\u{3400}'..='\u{9fff}').flat_map(|c| table.readings(c).iter().copied()).collect();
    assert_eq!(used.len(), syllables.len());
}

#[test]
fn every_character_of_the_bulletins_is_read() {
    let table = table();
    let mut texts = vec![
        include_str!("../../public/data/kazuo-2025-h1.json").to_string(),
        include_str!("../../public/data/qiyun-2025-h1.json").to_string(),
    ];
    let given = std::env::var_os("BULLETIN_SOURCE_TEXTS").unwrap_or_default();
    let given = std::env::split_paths(&given).filter(|it| !it.as_os_str().is_empty());
    texts.extend(given.map(|path| std::fs::read_to_string(path).unwrap()));
    for text in texts {
        let chinese: BTreeSet<char> =
            text.chars().filter(|c| matches!(c, '〇' | '\u{3400}'..='\u{9fff}' | '\u{20000}'..)).collect();
        assert!(chinese.len() > 300);
        for c in chinese {
            assert!(!table.readings(c).is_empty(), "{c}");
        }
    }
}
