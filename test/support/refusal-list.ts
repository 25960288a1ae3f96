import { REFUSAL_TEXTS } from '../../src/platform/refusals/refusal-text';

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll(/([*_<`])/g, '\\$1');

/** `docs/refusals.md`: each code with its HTTP status and what it says to people, under the word that it begins with. */
export function refusalList(): string {
  const families = new Map<string, string[]>();
  for (const code of Object.keys(REFUSAL_TEXTS).sort()) {
    const [family = code] = code.split('.');
    families.set(family, [...(families.get(family) ?? []), code]);
  }
  const sections = [...families].map(([family, codes]) =>
    [
      `## ${family}`,
      '',
      '| code | status | tiếng Việt | English |',
      '| --- | --- | --- | --- |',
      ...codes.map(row),
    ].join('\n'),
  );
  return `${[HEAD, ...sections].join('\n\n')}\n`;
}

function row(code: string): string {
  const { status, vi, en } = REFUSAL_TEXTS[code] ?? { status: 0, vi: '', en: '' };
  return `| \`${code}\` | ${status} | ${cell(vi)} | ${cell(en)} |`;
}

const HEAD = [
  '# Refusals',
  '',
  'Written by `npm run generated`. Every code that the product can refuse with, over the API, on a page and at the command line; `{name}` stands for a fact that comes with the refusal. The status is that of the problem answer (RFC 9457); the command line prints the same sentence and exits as [cli.md](cli.md) says.',
].join('\n');
