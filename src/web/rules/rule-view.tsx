import type { Refusal } from '../../../workflows/vocabulary';
import type { Explained } from '../../rules/decide';
import type { Decision, Model } from '../../rules/dmn/model';
import { CITATION_COLUMN } from '../../rules/law/citations';
import { refusalText } from '../../platform/refusals/refusal-text';
import { useView, useWords } from '../page/view';
import { Explanation } from './explanation-view';
import { fieldName, type FactField } from './fact-fields';
import { ruleAddress, Validity } from './rule-list-view';
import { RULE_WORDS } from './rule-words';

export interface RuleProps {
  readonly name: string;
  readonly model: Model;
  readonly sha256: string;
  readonly decisions: readonly Decision[];
  readonly fields: readonly FactField[];
  /** What was typed into the form, by name of the field. */
  readonly typed: Readonly<Record<string, string>>;
  readonly chosen: string;
  /** Null until it was tried. */
  readonly explained: Explained | null;
  readonly refused: readonly Refusal[];
  /** The rows that matched, by table. */
  readonly matched: ReadonlySet<string>;
}

/** One file of tables, to be read and tried. */
export function Rule(props: RuleProps) {
  const { model, sha256, decisions, explained, fields, matched } = props;
  const t = useWords(RULE_WORDS);
  return (
    <>
      <div class="page-title">
        <div>
          <h1>{model.name}</h1>
          <p>{model.description}</p>
          <p class="small">
            {t.version} {model.version ?? '–'}, <Validity model={model} />. SHA-256 <code>{sha256.slice(0, 16)}</code>
          </p>
        </div>
      </div>
      <div class="stack">
        <Try {...props} />
        {explained === null ? null : <Explanation explained={explained} fields={fields} />}
        {decisions.map((decision) => (
          <DecisionView key={decision.id} decision={decision} matched={matched} />
        ))}
      </div>
    </>
  );
}

function DecisionView({ decision, matched }: { readonly decision: Decision; readonly matched: ReadonlySet<string> }) {
  const t = useWords(RULE_WORDS);
  const { logic, name, id, question } = decision;
  if (logic?.kind !== 'table') {
    return (
      <section class="panel" aria-labelledby={id}>
        <h2 id={id}>{name}</h2>
        <p>{question}</p>
        {logic?.kind === 'literal' ? (
          <p>
            {t.expression}: <code>{logic.text}</code>
          </p>
        ) : null}
      </section>
    );
  }
  const { inputs, outputs, annotations, rules, hitPolicy } = logic.table;
  return (
    <section class="panel" aria-labelledby={id}>
      <div class="panel__head">
        <h2 id={id}>{name}</h2>
        <p>
          {question} {t.hitPolicy(hitPolicy)}.
        </p>
      </div>
      <div class="table-box" tabIndex={0} role="region" aria-label={t.scrolls(name)}>
        <table class="table--tight rule-table">
          <caption class="vh">{name}</caption>
          <thead>
            <tr>
              <th scope="col">{t.row}</th>
              {inputs.map(({ label }) => (
                <th key={label} scope="col">
                  {label}
                </th>
              ))}
              {outputs.map((output) => (
                <th key={output.name} scope="col" class="rule-table__out">
                  {output.name === '' ? t.result : output.name}
                </th>
              ))}
              {annotations.map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rules.map((rule, index) => (
              <tr key={rule.id ?? index} class={matched.has(`${name}/${index + 1}`) ? 'is-matched' : undefined}>
                <th scope="row">{index + 1}</th>
                {rule.tests.map((test, column) => (
                  <td key={inputs[column]?.label}>
                    {test === '-' ? <span class="muted">{t.any}</span> : <Test text={test} />}
                  </td>
                ))}
                {rule.outputs.map((output, column) => (
                  <td key={outputs[column]?.name} class="rule-table__out">
                    <code>{output}</code>
                  </td>
                ))}
                {annotations.map((column) => (
                  <td key={column} class={column === CITATION_COLUMN ? 'small' : undefined}>
                    {rule.annotations[column]}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Test({ text }: { readonly text: string }) {
  const t = useWords(RULE_WORDS);
  if (text === 'true') return <>{t.yes}</>;
  return text === 'false' ? <>{t.no}</> : <code>{text}</code>;
}

function Try({ name, decisions, fields, typed, chosen, refused }: RuleProps) {
  const { language } = useView();
  const t = useWords(RULE_WORDS);
  return (
    <section class="panel no-print" aria-labelledby="try">
      <div class="panel__head">
        <h2 id="try">{t.try}</h2>
        <p>{t.tryHelp}</p>
      </div>
      {refused.length === 0 ? null : (
        <div class="error-summary" role="alert">
          <ul>
            {refused.map((each, index) => (
              <li key={index}>{refusalText(each, language)}</li>
            ))}
          </ul>
        </div>
      )}
      <form method="get" action={`${ruleAddress(name)}#why`}>
        <div class="filters">
          {decisions.length < 2 ? (
            <input type="hidden" name="decision" value={chosen} />
          ) : (
            <div class="field">
              <label for="decision">{t.decision}</label>
              <select id="decision" name="decision">
                {decisions.map((decision) => (
                  <option key={decision.id} value={decision.id} selected={decision.id === chosen}>
                    {decision.name}
                  </option>
                ))}
              </select>
            </div>
          )}
          {fields.map((field) => (
            <div key={field.name} class="field">
              <label for={field.name}>{field.label}</label>
              <Control field={field} value={typed[fieldName(field.name)] ?? ''} />
            </div>
          ))}
        </div>
        <p class="actions section-s">
          <button class="btn" type="submit">
            {t.evaluate}
          </button>
        </p>
      </form>
    </section>
  );
}

function Control({ field: { name, kind, choices }, value }: { readonly field: FactField; readonly value: string }) {
  const t = useWords(RULE_WORDS);
  const common = { id: name, name: fieldName(name) };
  if (kind === 'boolean' || kind === 'choice') {
    const options =
      kind === 'choice'
        ? choices.map((choice) => [choice, choice] as const)
        : ([
            ['true', t.yes],
            ['false', t.no],
          ] as const);
    return (
      <select {...common}>
        <option value="">{t.unknown}</option>
        {options.map(([option, text]) => (
          <option key={option} value={option} selected={option === value}>
            {text}
          </option>
        ))}
      </select>
    );
  }
  if (kind === 'date') return <input {...common} type="date" value={value} />;
  return <input {...common} value={value} inputMode={kind === 'number' ? 'decimal' : undefined} maxLength={200} />;
}
