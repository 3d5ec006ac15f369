//! Every form, on the fixture.

use super::*;

#[test]
fn comparisons_hold_in_the_unit_that_is_printed_where_none_is_typed() {
    // 54.42亿元, 1亿元, 8870万元, 1.96亿元, 1.9万平方米, 37663户; the mean per project is 0.9895亿元.
    all_find(
        &fixture::bulletin(),
        &[
            (">1亿", "MONEY OUTPUT"),
            ("＞１亿", "MONEY OUTPUT"),
            ("> 1 亿", "MONEY OUTPUT"),
            ("≥1亿", "MONEY PLAN OUTPUT"),
            (">=1亿", "MONEY PLAN OUTPUT"),
            ("≧1億", "MONEY PLAN OUTPUT"),
            ("=1亿", "PLAN"),
            (">9千万", "MONEY PLAN OUTPUT EACH"),
            (">千万", "MONEY PLAN SPENT OUTPUT EACH"),
            (">1000w", "MONEY PLAN SPENT OUTPUT EACH"),
            (">10m", "MONEY PLAN SPENT OUTPUT EACH"),
            (">0.1 billion", "MONEY OUTPUT"),
            (">100,000k", "MONEY OUTPUT"),
            ("8,870万", "SPENT"),
            ("1.9万", "FLOOR"),
            ("=97", "SHARE"),
            ("<-1", "G23 GAP23"),
            ("≤−1.2", "G23 GAP23"),
            ("=-1.2", "G23"),
        ],
    );
}

#[test]
fn one_value_is_found_in_whatever_scale_and_spelling() {
    let cases = [
        "1亿元",
        "10000万元",
        "10,000万元",
        "=1亿元",
        "=1 亿 元",
        "＝1亿元",
        "100 million yuan",
        "100m RMB",
        "CNY 100 million",
        "¥1亿",
        "一亿元",
        "0.1bn yuan",
        "等于1亿元",
        "1亿.",
    ];
    all_find(&fixture::bulletin(), &cases.map(|typed| (typed, "PLAN")));
    all_find(
        &fixture::bulletin(),
        &[
            ("1亿9600万元", "OUTPUT"),
            ("1億9600萬元", "OUTPUT"),
            ("88.7 million CNY", "SPENT"),
            ("1.9万平方米", "FLOOR"),
            ("1.9万平米", "FLOOR"),
            ("19,000 m²", "FLOOR"),
            ("19000㎡", "FLOOR"),
            ("37663户", "FIRMS"),
            ("两户", "REST"),
            ("97%", "SHARE"),
            ("97 percent", "SHARE"),
            ("百分之九十七", "SHARE"),
            ("1.2亿元", ""),
        ],
    );
}

#[test]
fn units_do_not_mix() {
    all_find(
        &fixture::bulletin(),
        &[
            (">0.9亿元", "MONEY PLAN OUTPUT"),
            (">1万平方米", "FLOOR"),
            (">1万户", "FIRMS"),
            // 增速 6.2%, 7.4%, 7%, 占比 97%, 88.7%; the differences are percentage points.
            (">6%", "GROWTH SHARE G24 G26 DONE"),
            (">1个百分点", "GAP22"),
            ("≥2百分点", "GAP22"),
            (">2 percentage points", ""),
            // 个 is both posts and projects.
            (">50个", "POSTS PROJECTS"),
            ("> 50 projects", "PROJECTS"),
            // No dollar stands in this file.
            (">1亿美元", "word"),
        ],
    );
}

#[test]
fn currencies_mix_only_where_the_file_says_how() {
    let hour = r#""label": { "zh": "小时", "en": "hour" },"#;
    let dollar = r#""label": { "zh": "美元", "en": "USD" },"#;
    let text = fixture::TEXT.replacen(hour, dollar, 1);
    // Under half a dollar.
    let apart = load(text.as_bytes()).unwrap();
    all_find(&apart, &[("<1美元", "WAIT"), ("<1亿元", "SPENT"), ("< 1 usd", "WAIT"), ("<7元", "")]);
    let one = r#""dimension": { "time": 1 },
      "factor": "1""#;
    let seven = r#""dimension": { "money": 1 },
      "factor": "7""#;
    let together = load(text.replacen(one, seven, 1).as_bytes()).unwrap();
    all_find(&together, &[("<3.5元", "WAIT"), ("<3.4元", ""), (">15000000美元", "MONEY OUTPUT")]);
}

#[test]
fn a_unit_per_another_must_fit_in_both_parts() {
    // 54.42亿元 by 55 is 98,945,454.5元; rounding leaves 98,936,363.6 to 98,954,545.5.
    all_find(
        &fixture::bulletin(),
        &[
            (">0.9亿元/个", "EACH"),
            (">98936363元/个", "EACH"),
            (">98936364元/个", ""),
            ("<98954546元/个", "EACH"),
            ("<98954545元/个", ""),
            ("=0.9895亿元/个", "EACH"),
            ("> 90 million yuan per project", "EACH"),
            ("> CNY 90 million per project", "EACH"),
            (">0.9亿元/户", ""),
        ],
    );
}

#[test]
fn bounds_answer_for_all_that_they_allow() {
    // At least 2000 posts, under 0.5 hours, at least 4.8 % growth.
    all_find(
        &fixture::bulletin(),
        &[
            (">1999个", "POSTS"),
            ("≥2000个", "POSTS"),
            (">2000个", ""),
            ("=2000个", "POSTS?"),
            ("2000个", "POSTS?"),
            ("=2001个", ""),
            ("<3000个", "PROJECTS"),
            ("1000..3000个", ""),
            ("≈2100个", "POSTS?"),
            ("2000个左右", "POSTS?"),
            ("约2300个", ""),
            ("<1小时", "WAIT"),
            ("<0.5小时", "WAIT"),
            ("≤0.5小时", "WAIT"),
            ("<0.4小时", ""),
            (">0.1小时", ""),
            ("0..1小时", ""),
            ("0.5小时", "WAIT?"),
            ("半小时", "WAIT?"),
            ("不到半小时", "WAIT"),
            ("半小时以内", "WAIT"),
            ("half an hour", "word"),
            ("增速≥4.8%", "GROWTH NATION G24 N23 N24 C25 G26"),
            ("增速=4.8%", "C25?"),
        ],
    );
}

#[test]
fn a_derived_value_is_compared_with_all_that_rounding_leaves_of_it() {
    // 6.2 less 5.3 is 0.9, and may be 0.8 to 1.0; 4.5 less 2.5 is taken as exactly 2.0.
    all_find(
        &fixture::bulletin(),
        &[
            ("=0.9个百分点", "GAP"),
            ("0.9 percentage points", "GAP"),
            ("≥0.9个百分点", "GAP22"),
            ("≥0.8个百分点", "GAP GAP22"),
            (">0.8个百分点", "GAP22"),
            ("0.8..1个百分点", "GAP"),
            ("0.85..1个百分点", ""),
            ("<0个百分点", "GAP23"),
            ("=0.88个百分点", ""),
        ],
    );
}

#[test]
fn names_restrict() {
    all_find(
        &fixture::bulletin(),
        &[
            ("增速≥7%", "G24 G26"),
            ("增速 ≥ 7%", "G24 G26"),
            ("增速不低于7%", "G24 G26"),
            ("增速超7%", "G24"),
            ("GDP growth > 7", "G24"),
            ("GDP growth over 7%", "G24"),
            ("gdp growth no less than 7 percent", "G24 G26"),
            ("增速<0", "G23"),
            ("增速5%..6%", "NATION N23 N24"),
            ("增速5-6%", "NATION N23 N24"),
            ("增速在5%至6%", "NATION N23 N24"),
            ("投资>50亿", "MONEY"),
            ("invest > 50 million", "MONEY PLAN SPENT"),
            ("investment>50m", "MONEY PLAN"),
            ("投资额 >50亿", "MONEY"),
            ("investment 50..100 million", "PLAN"),
            ("总投资 > 5000万", "PLAN"),
            // A word and a question.
            ("总投资 >5000万", "word"),
            ("invest over 50 million", "word"),
            ("总投资 5000万以上", "word"),
            ("投资额54.42亿元", "MONEY"),
            ("投资额为54.42亿元", "MONEY"),
            // The name is in no name here.
            ("营业收入>1000万", "word"),
            ("12>5", "word"),
        ],
    );
}

#[test]
fn comparisons_are_read_in_words() {
    all_find(
        &fixture::bulletin(),
        &[
            ("超过1亿元", "MONEY OUTPUT"),
            ("大于1亿元", "MONEY OUTPUT"),
            ("超過1億元", "MONEY OUTPUT"),
            ("over 100 million yuan", "MONEY OUTPUT"),
            ("more than 100 million yuan", "MONEY OUTPUT"),
            ("至少1亿元", "MONEY PLAN OUTPUT"),
            ("1亿元以上", "MONEY PLAN OUTPUT"),
            ("1亿元及以上", "MONEY PLAN OUTPUT"),
            ("at least 100 million CNY", "MONEY PLAN OUTPUT"),
            ("100 million yuan or more", "MONEY PLAN OUTPUT"),
            ("大于等于1亿元", "MONEY PLAN OUTPUT"),
            ("低于1亿元", "SPENT"),
            ("under 100 million yuan", "SPENT"),
            ("不超过1亿元", "PLAN SPENT"),
            ("1亿元以下", "PLAN SPENT"),
            ("up to 100 million yuan", "PLAN SPENT"),
            ("70户以上", "FIRMS WHOLE"),
            ("70+户", "word"),
            ("70户+", "FIRMS WHOLE"),
            ("三万户以上", "FIRMS"),
            ("十余户", "FIRMS WHOLE PART"),
            ("60多户", "FIRMS WHOLE PART"),
            ("百分之六以上", "GROWTH SHARE G24 G26 DONE"),
            // A tenth either way: 49.5 to 60.5.
            ("约50个", "PROJECTS"),
            ("about 60 projects", "PROJECTS"),
            ("≈61.2个", ""),
        ],
    );
}

#[test]
fn ranges_are_read() {
    let cases = [
        "5000万..1亿元",
        "5000万元..1亿元",
        "5000..10000万元",
        "1亿..5000万元",
        "5000万…1亿元",
        "5000万~1亿元",
        "5000万～1亿元",
        "5000万-1亿元",
        "5000万—1亿元",
        "5000万至1亿元",
        "5000万到1亿元",
        "从5000万到1亿元",
        "介于5000万和1亿元",
        "50 to 100 million yuan",
        "50 million .. 100 million yuan",
        "between 50 and 100 million yuan",
        "from 50 million to 100 million yuan",
    ];
    all_find(&fixture::bulletin(), &cases.map(|typed| (typed, "PLAN SPENT")));
    all_find(
        &fixture::bulletin(),
        &[
            ("50..60亿", "MONEY"),
            ("5000..1亿", "PLAN SPENT FLOOR FIRMS EACH"),
            ("68..70户", "WHOLE PART"),
            ("68~70", "WHOLE PART"),
            ("1亿元..", "MONEY PLAN OUTPUT"),
            ("1亿元…", "MONEY PLAN OUTPUT"),
            ("..1亿元", "PLAN SPENT"),
            ("60..", "MONEY PLAN SPENT FLOOR FIRMS POSTS WHOLE PART SHARE OUTPUT EACH DONE"),
            // Two units of two kinds make no range.
            ("1户..5%", "word"),
        ],
    );
}

#[test]
fn what_is_half_typed_asks_for_as_much_as_can_be_read() {
    let bulletin = fixture::bulletin();
    let every = found(&bulletin, ">");
    assert_eq!(every.split(' ').count(), numbers(&bulletin).len());
    for open in ["<", "≥", ">=", "=", "≈", ">-", ">.", "> "] {
        assert_eq!(found(&bulletin, open), every, "{open}");
    }
    all_find(
        &bulletin,
        &[
            ("投资额>", "MONEY"),
            ("投资额 >", "MONEY"),
            ("用时<", "WAIT"),
            (">1亿元.", "MONEY OUTPUT"),
            ("5000万~", ""),
            ("1亿元-", "PLAN"),
            (">1万平", "FLOOR"),
            ("≥2个百", "GAP22"),
            (">1 mil", "MONEY PLAN SPENT OUTPUT EACH"),
            (">0.9亿元/", "MONEY PLAN OUTPUT"),
            ("1亿元以", "PLAN"),
            ("投资额=5", ""),
        ],
    );
    assert_eq!(found(&bulletin, ">1."), found(&bulletin, ">1"));
    assert_eq!(found(&bulletin, ">1,0"), found(&bulletin, ">10"));
}

#[test]
fn words_stay_words() {
    let words = [
        "",
        " ",
        "12",
        "2025",
        "37663",
        "1.2",
        "2020-2024",
        "2020~2024",
        "0421-4812345",
        "8-27",
        "-5",
        "签约",
        "亿华",
        "亿",
        "千万",
        "百",
        "三",
        "五一",
        "约",
        "以上",
        "项目",
        "投资",
        "不到",
        "..",
        "…",
        "~",
        "-",
        "+",
        "/",
        "%",
        "1亿2",
        "1,2亿",
        "a=b",
        "1.2.3",
        "1e5",
        "over",
        "between 5",
        "大于",
        "100户人家",
        "<b>",
        ">1>2",
        ">>1",
        "m",
        "k",
        "元",
        "=x",
        "12345678901234567890123456789012亿",
    ];
    let bulletin = fixture::bulletin();
    let asked: Vec<_> = words.iter().filter(|it| found(&bulletin, it) != "word").collect();
    assert!(asked.is_empty(), "read as questions: {asked:?}");
    // Even with the units of others.
    let years = ["2025年", "2020-2024年", "24小时", "一件事"];
    assert!(years.iter().all(|it| Measures::default().question(it).is_none()));
}

#[test]
fn as_many_words_are_taken_as_belong_together() {
    let measures = Measures::of(&fixture::bulletin());
    let cases: [(&[&str], usize); 14] = [
        (&[">1亿", "企业"], 1),
        (&[">", "1亿", "企业"], 2),
        (&[">", "企业"], 1),
        (&["investment", ">", "10", "million", "yuan"], 5),
        (&["investment", ">", "10", "million", "yuan", "textiles"], 5),
        (&["over", "100", "jobs"], 2),
        (&["增速", "≥", "7%", "全国"], 3),
        (&["1.2", "亿元", "企业"], 2),
        (&["100", "posts", "offered"], 2),
        (&["10..20", "million", "of"], 2),
        (&["GDP", "growth", "of", "7%"], 0),
        (&["企业", ">1亿"], 0),
        (&["总投资", ">1亿"], 0),
        (&["总投资", ">", "1亿"], 3),
    ];
    for (words, consumed) in cases {
        assert_eq!(measures.read(words, None).map_or(0, |it| it.0), consumed, "{words:?}");
    }
}

#[test]
fn a_number_may_stand_in_a_text_as_it_is_typed() {
    let measures = Measures::of(&fixture::bulletin());
    let is_word = |typed| read(&measures, typed).map(|it| it.is_also_word());
    for typed in ["1.2亿元", "100 posts", "超过2000个", "2000个以上", "十余户", "投资额54.42亿元"]
    {
        assert_eq!(is_word(typed), Some(true), "{typed}");
    }
    for typed in [">1亿", "=1亿元", "1..2亿", "1-2亿", "投资额>", "over 100 posts"] {
        assert_eq!(is_word(typed), Some(false), "{typed}");
    }
}
