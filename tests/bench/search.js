// Search: ours and other ways, over the same records and with the same queries, in the same page.

import { bytes, library } from './bench.js';
import { engines } from './engines.js';

/** How many records ours takes in one step. */
const STEP = 500;

/** How many records the page adds to its catalogue before it looks at the clock. */
const PAGE_STEP = 16;

/** How many queries are asked before they count: until then the browser compiles. */
const WARM_UP = 100;

/** After so many milliseconds no further round begins, if one was timed. */
const ENOUGH = 20_000;

const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));

/** Times pieces of work: how long all of them took, and the longest. */
function stopwatch() {
  const steps = [];
  return {
    timed(work) {
      const start = performance.now();
      const result = work();
      steps.push(performance.now() - start);
      return result;
    },
    took: () => ({ built: steps.reduce((sum, it) => sum + it, 0), longest: Math.max(...steps) }),
  };
}

let programs = 0;

/** Ours, compiled as `program` says, in a memory of its own. */
async function ours(program, state) {
  programs += 1;
  const { default: start, Search, Page, data_file: dataFile } = await import(`./${program}.js?${programs}`);
  const { memory } = await start({ module_or_path: `${program}_bg.wasm` });
  const search = new Search(state.count, state.seed, state.hanzi);
  return { search, memory, Page, dataFile };
}

/**
 * Makes up the records and their queries, and loads the libraries that are there. Gives back how large
 * their texts are, and the engines by name.
 */
export async function prepare(count, seed, queries, libraries, programs) {
  for (const name of libraries) await library(name);
  const state = { count, seed, hanzi: await bytes('hanzi.bin'), programs };
  const { search } = await ours(programs[0].file, state);
  state.texts = Array.from({ length: count }, (_, at) => search.text(at));
  state.kinds = JSON.parse(search.queries(queries));
  state.text = search.text_bytes();
  search.free();
  window.state = state;
  const others = Object.entries(engines).filter(([, it]) => !it.library || window[it.library]);
  return {
    text: state.text,
    characters: state.texts.reduce((sum, text) => sum + text.length, 0),
    ours: programs.map((it) => it.name),
    others: others.map(([name]) => name),
    kinds: state.kinds.map((it) => it.kind),
  };
}

/** What of the queries in Chinese is true, by the plainest of searches: the records that hold them. */
export function truth() {
  const { texts, kinds } = window.state;
  window.state.truth = kinds[0].asked.map(({ typed }) => {
    const found = [];
    texts.forEach((text, at) => {
      if (text.includes(typed)) found.push(at);
    });
    return Uint32Array.from(found);
  });
  const hits = window.state.truth.map((it) => it.length).sort((a, b) => a - b);
  return { median: hits[hits.length >> 1], most: hits[hits.length - 1] };
}

/** Makes an engine: how long that takes, the longest time for which it lets nothing else happen, and what it says of its size. */
export async function build(name) {
  const { state } = window;
  const program = state.programs.find((it) => it.name === name);
  await frame();
  if (!program) {
    const { make } = engines[name];
    const start = performance.now();
    state.engine = make(state.texts);
    const built = performance.now() - start;
    return { built, longest: built };
  }
  const { search, memory } = await ours(program.file, state);
  const before = memory.buffer.byteLength;
  const { timed, took } = stopwatch();
  while (timed(() => search.step(STEP)));
  timed(() => search.finish());
  state.engine = {
    ask(typed) {
      const [total, ...first] = search.ask(typed);
      return { total, first };
    },
    all: (typed) => search.all(typed),
    free: () => search.free(),
  };
  return {
    ...took(),
    bytes: search.bytes(),
    grown: memory.buffer.byteLength - before,
  };
}

/**
 * Asks all queries of a kind, round by round. Gives back for each query the median of the rounds, in
 * milliseconds: what it costs, and not what else the machine did just then. A query comes again only after
 * all others, when caches have forgotten it. The page is isolated, so its clock goes in steps of 5 µs.
 */
export async function ask(kind, rounds) {
  const { kinds, engine } = window.state;
  const { asked } = kinds.find((it) => it.kind === kind);
  const times = asked.map(() => []);
  for (const { typed } of asked.slice(0, WARM_UP)) engine.ask(typed);
  const begun = performance.now();
  for (let round = 0; round < rounds; round += 1) {
    if (round > 0 && performance.now() - begun > ENOUGH) break;
    for (let at = 0; at < asked.length; at += 1) {
      const start = performance.now();
      const { total } = engine.ask(asked[at].typed);
      times[at].push(performance.now() - start);
      asked[at].total = total;
    }
    await frame();
  }
  return times.map((it) => it.sort((a, b) => a - b)[it.length >> 1]);
}

/**
 * What the engine finds of what it was last asked. Of Chinese queries: the share of true hits that are found, query by query, and
 * how many counts are right. Of others: how many find the record that they were drawn from.
 */
export function check(kind) {
  const { kinds, engine, count, truth: truths } = window.state;
  const { asked } = kinds.find((it) => it.kind === kind);
  if (kind !== kinds[0].kind) {
    const meant = asked.filter((it) => it.record !== null);
    const found = meant.filter((it) => engine.all(it.typed).includes(it.record)).length;
    const hits = asked.reduce((sum, it) => sum + it.total, 0);
    return { found: meant.length ? found / meant.length : null, hits: hits / asked.length };
  }
  let [recalled, sought, right] = [0, 0, 0];
  const marks = new Uint8Array(count);
  asked.forEach(({ typed, total }, at) => {
    const truth = truths[at];
    const all = engine.all(typed);
    for (const record of all) marks[record] = 1;
    const found = truth.reduce((sum, record) => sum + marks[record], 0);
    for (const record of all) marks[record] = 0;
    if (truth.length > 0) {
      sought += 1;
      recalled += found / truth.length;
    }
    if (total === truth.length) right += 1;
  });
  return { recall: recalled / sought, right: right / asked.length };
}

/** Throws the engine away. */
export function drop() {
  window.state.engine.free?.();
  delete window.state.engine;
}

/** What a page does with a data file of the same records: reading it, and the steps of its catalogue. */
export async function page() {
  const { state } = window;
  const { Page, dataFile, search } = await ours(state.programs[0].file, state);
  search.free();
  const file = dataFile(state.count, state.seed);
  const start = performance.now();
  let page;
  try {
    page = new Page(file);
  } catch (error) {
    return { refused: String(error) };
  }
  const read = performance.now() - start;
  const { timed, took } = stopwatch();
  while (timed(() => page.step(PAGE_STEP)));
  timed(() => page.finish());
  const made = { file: file.length, read, ...took(), bytes: page.bytes() };
  page.free();
  return made;
}
