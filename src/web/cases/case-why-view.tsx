import type { Plain } from '../../../workflows/vocabulary';
import { isLocalDate } from '../../calendar/local-date';
import type { ExplainedReading } from '../../cases/explain-case';
import { dayText } from '../page/date-text';
import { useView, useWords } from '../page/view';
import { Citations, Reasons } from '../rules/explanation-view';
import { ruleAddress } from '../rules/rule-list-view';
import { OUTCOME_WORDS, RULE_WORDS } from '../rules/rule-words';
import { tableName, type CaseReading } from './case-reading.service';
import { CASE_WORDS, RECOMPUTED_WORDS } from './case-words';

/** Why a table proposed it: the table and its hash, the facts, the rows that matched, and what they cite. */
export function Why({ explanation: { readings }, labels }: Pick<CaseReading, 'explanation' | 'labels'>) {
  const t = useWords(CASE_WORDS);
  return (
    <section class="panel" aria-labelledby="why">
      <h2 id="why">{t.why}</h2>
      {readings.length === 0 ? <p class="muted">{t.noReading}</p> : null}
      {readings.map((reading) => (
        <OneReading key={`${reading.stored.file} ${reading.stored.decision}`} reading={reading} labels={labels} />
      ))}
    </section>
  );
}

function OneReading({
  reading: { stored, recomputed, detail },
  labels,
}: {
  readonly reading: ExplainedReading;
  readonly labels: CaseReading['labels'];
}) {
  const { language } = useView();
  const t = useWords(CASE_WORDS);
  const rule = useWords(RULE_WORDS);
  const fields = labels.get(stored.file) ?? [];
  const nameOf = (fact: string): string => fields.find(({ name }) => name === fact)?.label ?? fact;
  const said = (value: Plain | undefined): string => {
    if (typeof value === 'boolean') return value ? rule.yes : rule.no;
    if (Array.isArray(value)) return value.map((each: Plain) => said(each)).join('; ');
    if (typeof value === 'string') return isLocalDate(value) ? dayText(value) : value;
    return JSON.stringify(value ?? null);
  };
  return (
    <>
      <dl class="summary section-s">
        <div>
          <dt>{t.table}</dt>
          <dd>
            {labels.has(stored.file) ? <a href={ruleAddress(tableName(stored.file))}>{stored.name}</a> : stored.name},{' '}
            {rule.version.toLowerCase()} {stored.version ?? '–'}
          </dd>
        </div>
        <div>
          <dt>{t.result}</dt>
          <dd>
            <b>{OUTCOME_WORDS(language)[stored.outcome]}</b>: <code>{said(stored.result)}</code>
            <br />
            {RECOMPUTED_WORDS(language)[recomputed]}
          </dd>
        </div>
        {stored.missing.length === 0 ? null : (
          <div>
            <dt>{rule.missing}</dt>
            <dd>{stored.missing.map(nameOf).join('; ')}</dd>
          </div>
        )}
        <div>
          <dt>{t.hash}</dt>
          <dd>
            <code>{stored.sha256.slice(0, 16)}</code>
          </dd>
        </div>
      </dl>
      <table class="table--tight section-s">
        <caption>{t.facts}</caption>
        <thead>
          <tr>
            <th scope="col">{t.fact}</th>
            <th scope="col">{t.value}</th>
          </tr>
        </thead>
        <tbody>
          {Object.entries(stored.facts).map(([fact, value]) => (
            <tr key={fact}>
              <th scope="row">{nameOf(fact)}</th>
              <td>{said(value)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <h3 class="section-s">{t.rows}</h3>
      <ul class="plain-list">
        {stored.rows.map(({ table, row, annotations }) => (
          <li key={`${table} ${row}`}>
            <b>
              {table}, {t.row(row)}
            </b>
            : {Object.values(annotations).join('; ')}
          </li>
        ))}
      </ul>
      {stored.citations.length === 0 ? null : <Citations title={t.citations} citations={stored.citations} />}
      {detail === null ? null : (
        <details class="section-s">
          <summary>{t.everyRow}</summary>
          {detail.decisions.map((each) => (
            <Reasons key={each.decision} explained={each} />
          ))}
        </details>
      )}
    </>
  );
}
