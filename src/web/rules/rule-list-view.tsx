import { dayText } from '../page/date-text';
import { ADDRESS } from '../page/addresses';
import { useWords } from '../page/view';
import type { Model } from '../../rules/dmn/model';
import type { LocalDate } from '../../../workflows/vocabulary';
import { Law, type LawProps } from './law-view';
import { RULE_WORDS } from './rule-words';

export interface RuleListProps {
  readonly tables: readonly { readonly name: string; readonly model: Model }[];
  readonly law: LawProps;
}

export const ruleAddress = (name: string): string => `${ADDRESS.rules}/${name}`;

/** Decision tables, and the law of a day. */
export function RuleList({ tables, law }: RuleListProps) {
  const t = useWords(RULE_WORDS);
  return (
    <>
      <div class="page-title">
        <div>
          <h1>{t.title}</h1>
          <p>{t.help}</p>
        </div>
      </div>
      <div class="panel panel--flush">
        <table role="table" class="cards table--dense">
          <caption class="vh">{t.tables}</caption>
          <thead role="rowgroup">
            <tr role="row">
              {[t.table, t.about, t.version, t.validity].map((text) => (
                <th key={text} role="columnheader" scope="col">
                  {text}
                </th>
              ))}
            </tr>
          </thead>
          <tbody role="rowgroup">
            {tables.map(({ name, model }) => (
              <tr key={name} role="row">
                <th role="rowheader" scope="row">
                  <a href={ruleAddress(name)} data-row>
                    {model.name}
                  </a>
                </th>
                <td role="cell" data-label={t.about}>
                  {model.description}
                </td>
                <td role="cell" data-label={t.version}>
                  {model.version ?? '–'}
                </td>
                <td role="cell" data-label={t.validity}>
                  <Validity model={model} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Law {...law} />
    </>
  );
}

export function Validity({ model: { validFrom, validTo } }: { readonly model: Model }) {
  const t = useWords(RULE_WORDS);
  const day = (on: string | null): string => (on === null || on === '' ? '…' : dayText(on as LocalDate));
  return <>{validTo === null || validTo === '' ? t.from(day(validFrom)) : t.between(day(validFrom), day(validTo))}</>;
}
