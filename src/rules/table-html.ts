import type { LocalDate } from '../../workflows/vocabulary';
import type { Decision, Model, Table } from './dmn/model';
import { CITATION_COLUMN, citationsOn, citedIds, type Citation } from './law/citations';
import type { LawRegister } from './law/provision';

/** Decision tables as HTML that a legal officer can read: a row, a provision, its words beside it. A fragment without scripts or styles,
 *  so that a page and a file show the same. Pure. */

export interface HtmlOptions {
  readonly law: LawRegister;
  /** Provisions are shown as they stood on this day. */
  readonly on: LocalDate;
}

const SURE_WORDS: Readonly<Record<Citation['sure'], string>> = {
  read: 'đã đọc / read',
  'second-hand': 'nguồn thứ hai / second-hand',
  'to-be-confirmed': 'chưa xác nhận / to be confirmed',
  'not-in-force': 'không có hiệu lực ngày này / not in force on this day',
};

/** Every table of a file, in its order. */
export function tablesHtml(model: Model, options: HtmlOptions): string {
  const decisions = model.elements.filter((each): each is Decision => each.kind === 'decision');
  return [
    '<article class="decision-tables">',
    `<h1>${escaped(model.name)}</h1>`,
    ...(model.description === null ? [] : [`<p>${escaped(model.description)}</p>`]),
    `<p>${escaped(`${model.version ?? '–'}; ${model.validFrom ?? '–'} → ${model.validTo || '–'}`)}</p>`,
    ...decisions.flatMap((decision) => decisionHtml(decision, options)),
    '</article>',
    '',
  ].join('\n');
}

function decisionHtml({ id, name, question, logic }: Decision, options: HtmlOptions): string[] {
  const body = logic?.kind === 'table' ? tableHtml(logic.table, options) : [];
  const literal = logic?.kind === 'literal' ? [`<pre>${escaped(logic.text)}</pre>`] : [];
  return [
    `<section id="${escaped(id)}">`,
    `<h2>${escaped(name)}</h2>`,
    ...(question === null ? [] : [`<p>${escaped(question)}</p>`]),
    ...body,
    ...literal,
    '</section>',
  ];
}

function tableHtml(
  { hitPolicy, aggregation, inputs, outputs, annotations, rules }: Table,
  options: HtmlOptions,
): string[] {
  const others = annotations.filter((each) => each !== CITATION_COLUMN);
  const heads = [
    `<th scope="col">${escaped(hitPolicy)}${aggregation === null ? '' : ` ${escaped(aggregation)}`}</th>`,
    ...inputs.map(({ label, expression, allowed }) => head(label || expression, allowed)),
    ...outputs.map(({ name, allowed }) => head(`→ ${name}`, allowed)),
    ...[...others, CITATION_COLUMN].map((each) => head(each, null)),
  ];
  return [
    '<table>',
    `<thead><tr>${heads.join('')}</tr></thead>`,
    '<tbody>',
    ...rules.map((rule, index) => {
      const cells = [...rule.tests, ...rule.outputs].map((each) => cell(each));
      const notes = others.map((each) => cell(rule.annotations[each] ?? ''));
      const cited = citationsOn(citedIds(rule), options.law, options.on).map(citationHtml);
      return `<tr><th scope="row">${index + 1}</th>${[...cells, ...notes].join('')}<td>${cited.join('')}</td></tr>`;
    }),
    '</tbody>',
    '</table>',
  ];
}

const head = (text: string, allowed: string | null): string =>
  `<th scope="col">${escaped(text)}${allowed === null ? '' : `<br><small>${escaped(allowed)}</small>`}</th>`;
/** `-` is DMN's word for "whatever it is". */
const cell = (text: string): string => `<td>${text.trim() === '-' ? '–' : escaped(text)}</td>`;

const citationHtml = ({ id, act, clause, says, sure, question }: Citation): string =>
  `<p><b>${escaped([act ?? id, clause].filter((each) => each !== null).join(', '))}</b> <small>${escaped(SURE_WORDS[sure])}</small>` +
  `${says === null ? '' : `<br>${escaped(says.vi)}`}${question === null ? '' : `<br><i>${escaped(question)}</i>`}</p>`;

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escaped = (text: string): string => text.replace(/[&<>"']/g, (each) => ENTITIES[each] ?? each);
