// Draws the charts of a page, and keeps the place of who reads a part that loads itself again; everything else works
// without a script.
(function () {
  'use strict';

  const root = document.documentElement;

  function isDark() {
    const theme = root.dataset.theme;
    return theme === 'dark' || (theme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  }

  // Nought has no sign, on whichever side it was rounded.
  const plain = new Intl.NumberFormat(root.lang, { maximumFractionDigits: 3, signDisplay: 'negative' });
  const small = new Intl.NumberFormat(root.lang, { maximumSignificantDigits: 2, signDisplay: 'negative' });
  const written = (value) => (Math.abs(value) < 0.01 && Math.abs(value) > 1e-9 ? small : plain).format(value);
  const percent = new Intl.NumberFormat(root.lang, { style: 'percent', maximumFractionDigits: 1 });
  const money = new Intl.NumberFormat(root.lang, { style: 'currency', currency: root.dataset.currency || 'EUR' });

  // What an option names instead of holding, since JSON holds no functions.
  const formats = {
    number: (value) => (typeof value === 'number' ? written(value) : String(value)),
    // A difference of shares in percentage points; the title of the chart says so.
    points: (value) => (typeof value === 'number' ? written(100 * value) : String(value)),
    percent: (value) => (typeof value === 'number' ? percent.format(value) : String(value)),
    // What a cell of a picture of cells rests on: the fourth of its values.
    count: (cell) => plain.format(cell.value[3]),
    money: (value) => (typeof value === 'number' ? money.format(value) : String(value)),
  };

  // An interval with a mark in it: [position, value, low, high].
  function interval(params, api) {
    const upright = params.coordSys.type === 'cartesian2d' && api.value(4) !== 1;
    const at = (value) => (upright ? api.coord([api.value(0), value]) : api.coord([value, api.value(0)]));
    const low = at(api.value(2));
    const high = at(api.value(3));
    const middle = at(api.value(1));
    const half = 5;
    const cap = (point) =>
      upright
        ? { x1: point[0] - half, y1: point[1], x2: point[0] + half, y2: point[1] }
        : { x1: point[0], y1: point[1] - half, x2: point[0], y2: point[1] + half };
    const style = { stroke: api.visual('color'), lineWidth: 2 };
    return {
      type: 'group',
      children: [
        { type: 'line', shape: { x1: low[0], y1: low[1], x2: high[0], y2: high[1] }, style: style },
        { type: 'line', shape: cap(low), style: style },
        { type: 'line', shape: cap(high), style: style },
        { type: 'circle', shape: { cx: middle[0], cy: middle[1], r: 4 }, style: { fill: api.visual('color') } },
      ],
    };
  }

  function named(value) {
    if (Array.isArray(value)) {
      return value.map(named);
    }
    if (value === null || typeof value !== 'object') {
      return value;
    }
    const whole = {};
    for (const [key, inner] of Object.entries(value)) {
      if (key === 'valueFormatter' || (key === 'formatter' && Object.hasOwn(formats, inner))) {
        whole[key] = formats[inner];
      } else if (key === 'renderItem') {
        whole[key] = interval;
      } else {
        whole[key] = named(inner);
      }
    }
    return whole;
  }

  // Names beside bars take so many pixels a letter and a line, as the option breaks them.
  const LETTER = 7;

  // High enough for every name beside a lying chart, whatever the width of the screen.
  function makeRoom(plot, option) {
    const axis = option.yAxis;
    if (axis?.type !== 'category' || option.xAxis?.type !== 'value') {
      return;
    }
    const lines = (name) => Math.ceil((String(name).length * LETTER) / axis.axisLabel.width);
    const bars = option.series.filter((one) => one.type === 'bar' && !one.stack).length;
    const row = Math.max(12 + axis.axisLabel.lineHeight * Math.max(...axis.data.map(lines)), 14 * bars + 10);
    plot.style.height = '';
    const height = axis.data.length * row + 90;
    if (height > plot.clientHeight) {
      plot.style.height = height + 'px';
    }
  }

  // The bar of colours has its ends in words, and on a dark ground more is lighter.
  function colour(option) {
    const bar = option.visualMap;
    if (!bar?.dark) {
      return;
    }
    bar.text = [bar.max, bar.min].map(formats[bar.formatter]);
    if (isDark()) {
      bar.inRange.color = bar.dark;
      for (const { label } of option.series) {
        if (label?.textBorderColor) {
          [label.color, label.textBorderColor] = [label.textBorderColor, label.color];
        }
      }
    }
    delete bar.dark;
  }

  function draw(plot) {
    const old = echarts.getInstanceByDom(plot);
    if (old) {
      old.dispose();
    }
    const option = JSON.parse(plot.dataset.option);
    makeRoom(plot, option);
    colour(option);
    const chart = echarts.init(plot, isDark() ? 'dark' : null);
    chart.setOption(named(option));
  }

  function drawIn(part) {
    part.querySelectorAll('[data-option]').forEach(draw);
  }

  // What of a part that loads itself again has a state of its own.
  const LIVELY = 'a, button, summary, details, input, select, .scroll';

  // Each with a name by which it is found again, whatever came before it meanwhile.
  function lively(part) {
    const times = new Map();
    return [...part.querySelectorAll(LIVELY)].map((element) => {
      const caption = element.closest('figure')?.querySelector('figcaption')?.textContent;
      const own = element.getAttribute('aria-label') ?? element.querySelector('summary')?.textContent;
      const name = [element.tagName, element.id, caption, own ?? element.textContent].join('|');
      times.set(name, (times.get(name) ?? 0) + 1);
      return { element, name: name + '|' + times.get(name) };
    });
  }

  const told = () => [...document.querySelectorAll('[data-told]')].map((each) => each.textContent);

  let before = { focused: undefined, open: new Set(), moved: new Map(), told: [] };

  function remember(part) {
    const all = lively(part);
    before = {
      focused: all.find((each) => each.element === document.activeElement)?.name,
      open: new Set(all.filter((each) => each.element.open).map((each) => each.name)),
      moved: new Map(all.map((each) => [each.name, each.element.scrollLeft])),
      told: told(),
    };
  }

  function bringBack(part) {
    for (const { element, name } of lively(part)) {
      if (before.open.has(name)) {
        element.open = true;
      }
      if (before.moved.get(name)) {
        element.scrollLeft = before.moved.get(name);
      }
      if (name === before.focused && document.activeElement === document.body) {
        element.focus({ preventScroll: true });
      }
    }
    // What is new is said once; what was there before is not said anew at each turn.
    const place = document.getElementById('told');
    const news = told().filter((text) => !before.told.includes(text));
    if (place && news.length > 0) {
      place.textContent = news.join(' ');
    }
  }

  document.addEventListener('DOMContentLoaded', () => drawIn(document));
  document.addEventListener('htmx:beforeSwap', (event) => remember(event.detail.target));
  document.addEventListener('htmx:afterSwap', (event) => {
    drawIn(event.target);
    bringBack(event.target);
  });
  addEventListener('resize', () =>
    document.querySelectorAll('[data-option]').forEach((plot) => {
      const chart = echarts.getInstanceByDom(plot);
      if (chart) {
        chart.resize();
      }
    }));
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => drawIn(document));
})();
