// The ways to search that ours is compared with, over the same texts: one string a record. Each is set
// up for Chinese as its own documentation or its users have it, and for these short names where there
// is a choice. A query is one word of Chinese, as all of them can answer it.
//
// Each gives back what a page needs: how many records answer, and 50 of them, the best where it ranks
// and else the first; and, for counting what it found, all of them.

/** How many records a page shows first. */
const FIRST = 50;

/** Latin words, and runs of all else that is no space: Chinese, and the digits and brackets in it. */
const RUNS = /\p{Script=Latin}+|[^\s\p{Script=Latin}]+/gu;

const isWord = (text) => /^\p{Script=Latin}/u.test(text);

/**
 * Single characters and pairs of neighbours, which is what libraries that split texts into words are
 * told to do where a language has no spaces; Latin words whole.
 */
function gramsOfText(text) {
  const grams = [];
  for (const [run] of text.toLowerCase().matchAll(RUNS)) {
    if (isWord(run)) {
      grams.push(run);
      continue;
    }
    for (let at = 0; at < run.length; at += 1) {
      grams.push(run[at]);
      if (at + 1 < run.length) grams.push(run.slice(at, at + 2));
    }
  }
  return grams;
}

/** Of a query the pairs suffice, unless it is a single character: they hold the characters. */
function gramsOfQuery(text) {
  const grams = [];
  for (const [run] of text.toLowerCase().matchAll(RUNS)) {
    if (isWord(run) || run.length === 1) grams.push(run);
    else for (let at = 0; at + 1 < run.length; at += 1) grams.push(run.slice(at, at + 2));
  }
  return grams;
}

/** `includes`, record by record. */
function includes(texts) {
  const folded = texts.map((text) => text.toLowerCase());
  return {
    ask(typed) {
      const query = typed.toLowerCase();
      const first = [];
      let total = 0;
      for (let at = 0; at < folded.length; at += 1) {
        if (!folded[at].includes(query)) continue;
        total += 1;
        if (first.length < FIRST) first.push(at);
      }
      return { total, first };
    },
    all(typed) {
      const query = typed.toLowerCase();
      return folded.flatMap((text, at) => (text.includes(query) ? [at] : []));
    },
  };
}

/** `indexOf` over one string with a line a record; the numbers of the first are looked up by halving. */
function joined(texts) {
  // Made of characters, not of references to strings, since the first search would have to do that.
  const whole = texts.join('\n').toLowerCase();
  const starts = new Uint32Array(texts.length);
  for (let at = 0, start = 0; at < texts.length; at += 1) {
    starts[at] = start;
    start += texts[at].length + 1;
  }
  const record = (place) => {
    let [low, high] = [0, starts.length];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (starts[middle] <= place) low = middle;
      else high = middle;
    }
    return low;
  };
  const find = (typed, most) => {
    const query = typed.toLowerCase();
    const first = [];
    let total = 0;
    for (let place = whole.indexOf(query); place >= 0; ) {
      total += 1;
      if (first.length < most) first.push(record(place));
      // A record counts once.
      const end = whole.indexOf('\n', place);
      if (end < 0) break;
      place = whole.indexOf(query, end);
    }
    return { total, first };
  };
  return { ask: (typed) => find(typed, FIRST), all: (typed) => find(typed, Infinity).first };
}

/** Lists of the records that hold a character or a pair; what is longer is looked up in the texts. */
function postings(texts) {
  const folded = texts.map((text) => text.toLowerCase());
  const lists = new Map();
  for (let at = 0; at < folded.length; at += 1) {
    for (const gram of new Set(gramsOfText(folded[at]))) {
      const list = lists.get(gram);
      if (list) list.push(at);
      else lists.set(gram, [at]);
    }
  }
  for (const [gram, list] of lists) lists.set(gram, Uint32Array.from(list));
  const none = new Uint32Array();
  const all = (typed) => {
    const query = typed.toLowerCase();
    const candidates = gramsOfQuery(query).map((gram) => lists.get(gram) ?? none);
    if (candidates.length === 0) return none;
    const shortest = candidates.reduce((a, b) => (b.length < a.length ? b : a));
    // A gram's list needs no look at the texts.
    return query.length <= 2 && candidates.length === 1 ? shortest : shortest.filter((at) => folded[at].includes(query));
  };
  return {
    ask(typed) {
      const found = all(typed);
      return { total: found.length, first: found.subarray(0, FIRST) };
    },
    all,
  };
}

/**
 * MiniSearch with characters and pairs for its words, all of which must be there: how its users have it
 * for Chinese (lucaong/minisearch, issue 201). It ranks all that it finds before it gives any of it.
 */
function miniSearch(texts) {
  const index = new MiniSearch({
    fields: ['text'],
    tokenize: gramsOfText,
    searchOptions: { tokenize: gramsOfQuery, combineWith: 'AND', prefix: isWord, fuzzy: false },
  });
  index.addAll(texts.map((text, id) => ({ id, text })));
  return {
    ask(typed) {
      const found = index.search(typed);
      return { total: found.length, first: found.slice(0, FIRST).map((it) => it.id) };
    },
    all: (typed) => index.search(typed).map((it) => it.id),
  };
}

/**
 * FlexSearch with its own preset for Chinese: each character is a word, and the order of them does not
 * count. Its scores by place in the text are left out (`resolution`), which makes it quicker.
 */
const flexSearch = (texts) => flex(texts, { encoder: FlexSearch.Charset.CJK });

/** FlexSearch with an encoder of one's own, as its guide to encoders shows: pairs too, and for queries pairs alone. */
function flexPairs(texts) {
  let grams = gramsOfText;
  const engine = flex(texts, { encode: (text) => grams(text) });
  grams = gramsOfQuery;
  return engine;
}

function flex(texts, options) {
  const index = new FlexSearch.Index({ tokenize: 'strict', resolution: 1, ...options });
  texts.forEach((text, at) => index.add(at, text));
  // Without a limit as high as this it would not say how many it finds.
  const all = (typed) => index.search(typed, { limit: texts.length });
  return {
    ask(typed) {
      const found = all(typed);
      return { total: found.length, first: found.slice(0, FIRST) };
    },
    all,
  };
}

/**
 * uFuzzy with Chinese characters as letters, which its documentation prefers to `unicode: true` for
 * speed; words are not split where small letters meet capitals, since it would take any two characters
 * for that. Its own `search` filters, and ranks where no more than a thousand answer.
 */
function fuzzy(texts) {
  const engine = new uFuzzy({ alpha: 'a-z\u4e00-\u9fff', intraSplit: '' });
  const all = (typed) => {
    const [found, info, order] = engine.search(texts, typed);
    return order ? order.map((at) => info.idx[at]) : found ?? [];
  };
  return {
    ask(typed) {
      const found = all(typed);
      return { total: found.length, first: found.slice(0, FIRST) };
    },
    all,
  };
}

/** All of them by name: what makes one of the texts, and the library that it needs. */
export const engines = {
  'includes': { make: includes },
  'indexOf, joined': { make: joined },
  'postings, plain': { make: postings },
  'uFuzzy': { make: fuzzy, library: 'uFuzzy' },
  'FlexSearch, its CJK': { make: flexSearch, library: 'FlexSearch' },
  'FlexSearch, pairs': { make: flexPairs, library: 'FlexSearch' },
  'MiniSearch, pairs': { make: miniSearch, library: 'MiniSearch' },
};
