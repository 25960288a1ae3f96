import type { Explained } from '../../rules/decide';
import type { DecisionExplanation, TableExplanation } from '../../rules/evaluate/explanation';
import type { Citation } from '../../rules/law/citations';
import { Icon } from '../page/icon';
import { useView, useWords } from '../page/view';
import type { FactField } from './fact-fields';
import { SureTag } from './law-view';
import { OUTCOME_WORDS, RULE_WORDS } from './rule-words';

/** What a table said of facts, and everything that is needed to defend it. */
export function Explanation({
  explained,
  fields,
}: {
  readonly explained: Explained;
  readonly fields: readonly FactField[];
}) {
  const { language } = useView();
  const t = useWords(RULE_WORDS);
  const labels = new Map(fields.map(({ name, label }) => [name, label]));
  const { decisions, outcome, result, missing, citations } = explained;
  return (
    <section class="panel" aria-labelledby="why">
      <h2 id="why">{t.explanation}</h2>
      <dl class="summary">
        <div>
          <dt>{explained.decision}</dt>
          <dd>
            <b>{OUTCOME_WORDS(language)[outcome]}</b>
            {outcome === 'decided' ? (
              <>
                : <code>{said(result)}</code>
              </>
            ) : null}
          </dd>
        </div>
        {missing.length === 0 ? null : (
          <div>
            <dt>{t.missing}</dt>
            <dd>{missing.map((fact) => labels.get(fact) ?? fact).join('; ')}</dd>
          </div>
        )}
      </dl>
      {decisions.map((each) => (
        <Reasons key={each.decision} explained={each} />
      ))}
      {citations.length === 0 ? null : <Citations title={t.cited} citations={citations} />}
    </section>
  );
}

/** Provisions that rows cite, each with how sure it is. */
export function Citations({ title, citations }: { readonly title: string; readonly citations: readonly Citation[] }) {
  const { language } = useView();
  const t = useWords(RULE_WORDS);
  return (
    <>
      <h3 class="section-s">{title}</h3>
      <ul class="tasks">
        {citations.map(({ id, act, clause, says, sure, question }) => (
          <li key={id}>
            <div>
              <b>{act ?? id}</b> {clause}
              {says === null ? '' : `: ${says[language]}`}
              {question === null ? null : (
                <p>
                  {t.ask}: {question}
                </p>
              )}
            </div>
            <SureTag sure={sure} />
          </li>
        ))}
      </ul>
    </>
  );
}

const said = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

export function Reasons({ explained: { decision, outcome, tables } }: { readonly explained: DecisionExplanation }) {
  const { language } = useView();
  return (
    <>
      <h3 class="section-s">
        {decision}: {OUTCOME_WORDS(language)[outcome].toLowerCase()}
      </h3>
      {tables.map((table) => (
        <TableReasons key={table.table} table={table} />
      ))}
    </>
  );
}

function TableReasons({ table: { matched, nearest, open } }: { readonly table: TableExplanation }) {
  const t = useWords(RULE_WORDS);
  return (
    <ul class="plain-list">
      {matched.map(({ row, outputs, annotations }) => (
        <li key={row}>
          <Icon name="check" /> <b>{t.matched(row)}</b>: <code>{said(outputs)}</code>{' '}
          {Object.values(annotations).join('; ')}
        </li>
      ))}
      {open.length === 0 ? null : (
        <li>
          <Icon name="none" /> {t.stillOpen}: {open.join(', ')}
        </li>
      )}
      {nearest.map(({ row, missedBy }) => (
        <li key={row} class="muted">
          <Icon name="remove" /> {t.near(row)}{' '}
          {missedBy.map(({ column, test, value }) => `${column} ${test} (${said(value)})`).join('; ')}
        </li>
      ))}
    </ul>
  );
}
