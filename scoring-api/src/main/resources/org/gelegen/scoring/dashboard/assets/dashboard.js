// Draws the charts of a page; everything else works without a script.
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

  function draw(plot) {
    const old = echarts.getInstanceByDom(plot);
    if (old) {
      old.dispose();
    }
    const chart = echarts.init(plot, isDark() ? 'dark' : null);
    chart.setOption(named(JSON.parse(plot.dataset.option)));
  }

  function drawIn(part) {
    part.querySelectorAll('[data-option]').forEach(draw);
  }

  document.addEventListener('DOMContentLoaded', () => drawIn(document));
  document.addEventListener('htmx:afterSwap', (event) => drawIn(event.target));
  addEventListener('resize', () =>
    document.querySelectorAll('[data-option]').forEach((plot) => {
      const chart = echarts.getInstanceByDom(plot);
      if (chart) {
        chart.resize();
      }
    }));
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => drawIn(document));
})();
