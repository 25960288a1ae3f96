import { init } from 'echarts';

/** Bars as SVG text, drawn on the server: no style of its own, colours by the names of `tokens.css`, so that dark screens and paper
 *  change it too. The caller gives it a title and stands its table beside it. */
export interface Bar {
  readonly label: string;
  /** Null: nothing to show there. */
  readonly value: number | null;
}

const WIDTH = 610;
const HEIGHT = 200;
const MOST_KEPT = 200;
/** The same numbers are asked for all morning. */
const drawn = new Map<string, string>();

export function barChart(bars: readonly Bar[]): string {
  const key = JSON.stringify(bars);
  const known = drawn.get(key);
  if (known !== undefined) return known;
  if (drawn.size >= MOST_KEPT) drawn.clear();
  const svg = draw(bars);
  drawn.set(key, svg);
  return svg;
}

function draw(bars: readonly Bar[]): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width: WIDTH, height: HEIGHT });
  try {
    chart.setOption({
      animation: false,
      grid: { left: 46, right: 6, top: 20, bottom: 24 },
      xAxis: {
        ...{ type: 'category', data: bars.map(({ label }) => label), axisTick: { show: false } },
        axisLine: { lineStyle: { color: 'var(--chart-grid)' } },
        axisLabel: { color: 'var(--ink-2)' },
      },
      yAxis: {
        ...{ type: 'value', min: 0, max: 100, interval: 25 },
        axisLabel: { formatter: '{value}%', color: 'var(--ink-2)' },
        splitLine: { lineStyle: { color: 'var(--chart-grid)' } },
      },
      series: [
        {
          ...{ type: 'bar', data: bars.map(({ value }) => value ?? '-'), barMaxWidth: 36, silent: true },
          itemStyle: { color: 'var(--chart-1)' },
          label: { show: true, position: 'top', color: 'var(--ink)', formatter: '{c}' },
        },
      ],
    });
    return plain(chart.renderToSVGString());
  } finally {
    // Or the process never ends.
    chart.dispose();
  }
}

/** Without the styles that a page of ours may not hold, and scaled by the page. */
const plain = (svg: string): string =>
  svg
    .replace(/<style[\s\S]*?<\/style>/g, '')
    .replace(/ style="[^"]*"/g, ' class="chart-text"')
    .replace(/ (?:class="zr[^"]*"|ecmeta_\w+="[^"]*"|pointer-events="[^"]*")/g, '')
    .replace(/^<svg width="\d+" height="\d+"/, '<svg role="presentation"');
