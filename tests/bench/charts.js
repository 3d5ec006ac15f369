// Charts: ours and those of other libraries, from the same numbers, in the same page.

import { boxes, bytes, lay, library, times } from './bench.js';
import start, { Charts } from './program.js';

/** The width of a chart in the page's two columns, in CSS pixels. */
const WIDTH = 520;
const LINE_WIDTH = 900;
const LINE_HEIGHT = 380;

/**
 * Reads the bulletins and loads the libraries that are there.
 * Gives back the names of the cases, to be run one by one.
 */
export async function prepare(page, line, libraries) {
  await start({ module_or_path: 'program_bg.wasm' });
  for (const name of libraries) await library(name);
  const charts = new Charts(await bytes(page));
  const long = new Charts(await bytes(line));
  window.cases = { ...ofPage(charts), ...ofLine(long, long.place('trend')) };
  return Object.keys(window.cases);
}

/** Runs a case: the milliseconds it took, and what it drew. */
export async function run(name, runs) {
  const { work, tidy, facts } = window.cases[name];
  return { times: await times(runs, work, tidy), facts: facts ? facts() : '' };
}

const all = (count) => Array.from({ length: count }, (_, index) => index);
const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);
const told = (marks, characters) => `${marks} marks, ${characters} bytes of SVG`;
const size = (svgs) => new TextEncoder().encode(svgs.join('')).length;

/** All charts of a page. */
function ofPage(charts) {
  const places = all(charts.count());
  const data = places.map((place) => JSON.parse(charts.figures(place)));
  const rooms = () => boxes(places.length, WIDTH);
  const ours = (width) => () =>
    told(sum(places.map((place) => charts.marks(place, width))), charts.draw_all(width, false));
  const cases = {
    'all charts, 520 px, drawn · bulletin': { work: () => charts.draw_all(WIDTH, false), facts: ours(WIDTH) },
    'all charts, 520 px, drawn · bulletin in English': { work: () => charts.draw_all(WIDTH, true) },
    'all charts, 320 px, drawn · bulletin': { work: () => charts.draw_all(320, false), facts: ours(320) },
    'all charts, 520 px, in the page · bulletin': {
      work: () => {
        const rooms_ = rooms();
        for (const place of places) rooms_[place].innerHTML = charts.draw(place, WIDTH, false);
        return lay();
      },
    },
  };
  if (window.echarts) {
    const height = (figures) => 60 + 32 * figures.length;
    const options = data.map(echartsBars);
    cases['all charts, 520 px, drawn · ECharts, SVG'] = {
      work: () => options.map((option, at) => echartsText(option, WIDTH, height(data[at]))),
      facts: () => `${size(options.map((option, at) => echartsText(option, WIDTH, height(data[at]))))} bytes of SVG`,
    };
    for (const renderer of ['svg', 'canvas']) {
      cases[`all charts, 520 px, in the page · ECharts, ${renderer === 'svg' ? 'SVG' : renderer}`] = {
        work: () => {
          const made = rooms().map((box, at) => echartsIn(box, renderer, options[at], WIDTH, height(data[at])));
          lay();
          return made;
        },
        tidy: (made) => made.forEach((chart) => chart.dispose()),
      };
    }
  }
  if (window.Plot) {
    cases['all charts, 520 px, drawn · Observable Plot'] = {
      work: () => data.map(plotBars),
      facts: () => `${size(data.map((figures) => plotBars(figures).outerHTML))} bytes of SVG`,
    };
    cases['all charts, 520 px, in the page · Observable Plot'] = {
      work: () => {
        rooms().forEach((box, at) => box.append(plotBars(data[at])));
        return lay();
      },
    };
  }
  return cases;
}

/** A line of very many points. */
function ofLine(charts, place) {
  const values = JSON.parse(charts.figures(place)).map(([, value]) => value);
  const points = values.map((value, at) => [at, value]);
  const name = `a line of ${values.length} points`;
  const room = () => boxes(1, LINE_WIDTH)[0];
  const cases = {
    [`${name}, drawn · bulletin`]: {
      work: () => charts.draw_one(place, LINE_WIDTH),
      facts: () => told(charts.marks(place, LINE_WIDTH), charts.draw_one(place, LINE_WIDTH)),
    },
    [`${name}, in the page · bulletin`]: {
      work: () => {
        room().innerHTML = charts.draw(place, LINE_WIDTH, false);
        return lay();
      },
    },
  };
  if (window.echarts) {
    for (const sampling of [undefined, 'minmax']) {
      const option = echartsLine(points, sampling);
      const how = sampling ? ', sampled' : '';
      cases[`${name}, drawn · ECharts, SVG${how}`] = {
        work: () => echartsText(option, LINE_WIDTH, LINE_HEIGHT),
        facts: () => `${size([echartsText(option, LINE_WIDTH, LINE_HEIGHT)])} bytes of SVG`,
      };
      for (const renderer of ['svg', 'canvas']) {
        cases[`${name}, in the page · ECharts, ${renderer === 'svg' ? 'SVG' : renderer}${how}`] = {
          work: () => {
            const chart = echartsIn(room(), renderer, option, LINE_WIDTH, LINE_HEIGHT);
            lay();
            return chart;
          },
          tidy: (chart) => chart.dispose(),
        };
      }
    }
  }
  if (window.Plot) {
    cases[`${name}, drawn · Observable Plot`] = {
      work: () => plotLine(points),
      facts: () => `${size([plotLine(points).outerHTML])} bytes of SVG`,
    };
    cases[`${name}, in the page · Observable Plot`] = {
      work: () => {
        room().append(plotLine(points));
        return lay();
      },
    };
  }
  if (window.uPlot) {
    const columns = [values.map((_, at) => at), values];
    const series = [{}, { label: 'value', stroke: '#9c4a2f' }];
    const options = { width: LINE_WIDTH, height: LINE_HEIGHT, scales: { x: { time: false } }, series };
    cases[`${name}, in the page · uPlot, canvas`] = {
      // It draws in a microtask of its own, unless told to do so now.
      work: () => {
        const chart = new uPlot(options, undefined, room());
        chart.batch(() => chart.setData(columns), true);
        lay();
        return chart;
      },
      tidy: (chart) => chart.destroy(),
    };
  }
  return cases;
}

function echartsBars(figures) {
  return {
    animation: false,
    grid: { left: 8, right: 60, top: 8, bottom: 8, containLabel: true },
    xAxis: { type: 'value' },
    yAxis: { type: 'category', inverse: true, data: figures.map(([name]) => name) },
    series: [{ type: 'bar', data: figures.map(([, value]) => value), label: { show: true, position: 'right' } }],
  };
}

function echartsLine(points, sampling) {
  return {
    animation: false,
    xAxis: { type: 'value', max: points.length - 1 },
    yAxis: { type: 'value' },
    series: [{ type: 'line', showSymbol: false, sampling, data: points }],
  };
}

/** The way that ECharts offers to have a drawing as text. */
function echartsText(option, width, height) {
  const chart = echarts.init(null, null, { renderer: 'svg', ssr: true, width, height });
  chart.setOption(option);
  const text = chart.renderToSVGString();
  chart.dispose();
  return text;
}

/** It draws in the next frame, unless told to do so now. */
function echartsIn(box, renderer, option, width, height) {
  const chart = echarts.init(box, null, { renderer, width, height });
  chart.setOption(option);
  chart.getZr().flush();
  return chart;
}

function plotBars(figures) {
  const x = ([, value]) => value;
  const y = ([name]) => name;
  return Plot.plot({
    width: WIDTH,
    height: 60 + 32 * figures.length,
    marginLeft: 160,
    y: { domain: figures.map(y), label: null },
    marks: [
      Plot.barX(figures, { x, y }),
      Plot.text(figures, { x, y, text: (figure) => String(x(figure)), textAnchor: 'start', dx: 4 }),
      Plot.ruleX([0]),
    ],
  });
}

function plotLine(points) {
  return Plot.plot({ width: LINE_WIDTH, height: LINE_HEIGHT, marks: [Plot.lineY(points, { x: '0', y: '1' }), Plot.ruleY([0])] });
}
