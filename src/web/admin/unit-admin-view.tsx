import type { Destination } from '../../obligations/destinations';
import type { OwnPost } from '../../people/accounts/scope.store';
import type { Unit } from '../../people/people.store';
import { UNIT_CHANGE_KINDS } from '../../people/unit-change';
import type { RecordedUnitChange } from '../../people/unit-change.store';
import { UNIT_LINK_KINDS, type UnitLink } from '../../people/unit-links.store';
import { adminUnitAddress, dutyAddress } from '../page/addresses';
import { dayText } from '../page/date-text';
import { ErrorSummary } from '../page/error-summary';
import { Field } from '../page/field';
import { Form } from '../page/form';
import { useWords } from '../page/view';
import { Moment } from '../page/when';
import { fieldOf, fieldsOf } from '../page/typed';
import type { UnitBranch } from '../units/unit-tree';
import { AdminTitle, CardTable, DoneLine, Empty, Row } from './admin-frame';
import { ADMIN_WORDS } from './admin-words';
import { PostField } from './post-field';
import type { Tried } from './tried';
import { UNIT_ADMIN_WORDS } from './unit-admin-words';
import { CHANGE_ADDRESS, effectLines } from './unit-change-view';
import { UnitSelect } from './unit-select';

/** All units that are seen, and what can be recorded of them. */
export function UnitsAdmin({ tree }: { readonly tree: readonly UnitBranch[] }) {
  const t = useWords(UNIT_ADMIN_WORDS);
  const shared = useWords(ADMIN_WORDS);
  return (
    <>
      <AdminTitle title={shared.units} help={t.help} />
      <nav class="chips section-s no-print" aria-label={t.deeds}>
        <span>{t.deeds}</span>
        {UNIT_CHANGE_KINDS.map((kind) => (
          <a key={kind} class="chip" href={`${CHANGE_ADDRESS}?kind=${kind}`}>
            {t[kind]}
          </a>
        ))}
      </nav>
      {tree.length === 0 ? <Empty icon="search" title={t.emptyTitle} help={t.emptyHelp} /> : null}
      {(['state', 'party'] as const).map((kind) => {
        const branches = tree.filter(({ unit }) => unit.tree === kind);
        return branches.length === 0 ? null : (
          <section key={kind} class="panel section-s" aria-labelledby={`tree-${kind}`}>
            <h2 id={`tree-${kind}`}>{t[kind]}</h2>
            <Branches branches={branches} />
          </section>
        );
      })}
    </>
  );
}

function Branches({ branches }: { readonly branches: readonly UnitBranch[] }) {
  const shared = useWords(ADMIN_WORDS);
  return (
    <ul class="tree">
      {branches.map(({ unit, below }) => (
        <li key={unit.id}>
          <a href={adminUnitAddress(unit.id)} data-row>
            {unit.name}
          </a>{' '}
          {unit.to === null ? null : <span class="small muted">{shared.cease(dayText(unit.to))}</span>}
          {below.length === 0 ? null : <Branches branches={below} />}
        </li>
      ))}
    </ul>
  );
}

export interface UnitAdminProps {
  readonly unit: Unit;
  readonly parent: Unit | null;
  readonly before: readonly string[];
  readonly after: readonly string[];
  readonly links: readonly UnitLink[];
  readonly changes: readonly RecordedUnitChange[];
  readonly open: readonly Destination[];
  /** Standing units, for what can be chosen. */
  readonly units: readonly Unit[];
  readonly unitNames: ReadonlyMap<string, string>;
  readonly posts: readonly OwnPost[];
  readonly tried: Tried;
}

const DUTIES_SHOWN = 200;

/** One unit: whom it follows and who follows it, its links, what was recorded, and which open duties wait for a decision. */
export function UnitAdmin(props: UnitAdminProps) {
  const { unit, parent, before, after, unitNames, changes, tried } = props;
  const t = useWords(UNIT_ADMIN_WORDS);
  const shared = useWords(ADMIN_WORDS);
  const names = (ids: readonly string[]): string => ids.map((id) => unitNames.get(id) ?? id).join('; ');
  const labels = {
    ...{ to: t.to, decision: shared.decision, reason: t.reason, other: t.other },
    ...{ kind: t.linkKind, from: shared.from, until: shared.to },
  };
  return (
    <>
      <AdminTitle title={unit.name} help={t.help} />
      <DoneLine />
      <ErrorSummary refused={tried.refused} wrong={tried.wrong} labels={labels} />
      <section class="panel" aria-labelledby="about">
        <h2 id="about">{t.about}</h2>
        <dl class="summary">
          <Row name={t.parent}>{parent === null ? t.top : parent.name}</Row>
          {unit.from === null ? null : <Row name={t.since}>{dayText(unit.from)}</Row>}
          {unit.to === null ? null : <Row name={t.until}>{dayText(unit.to)}</Row>}
          {before.length === 0 ? null : <Row name={t.before}>{names(before)}</Row>}
          {after.length === 0 ? null : <Row name={t.after}>{names(after)}</Row>}
        </dl>
        <nav class="chips section-s no-print" aria-label={t.deeds}>
          <span>{t.deeds}</span>
          {UNIT_CHANGE_KINDS.map((kind) => (
            <a
              key={kind}
              class="chip"
              href={`${CHANGE_ADDRESS}?${new URLSearchParams({ kind, unit: unit.id }).toString()}`}
            >
              {t[kind]}
            </a>
          ))}
        </nav>
      </section>
      <Transfer {...props} />
      <Links {...props} />
      <section class="panel section" aria-labelledby="changes">
        <h2 id="changes">{t.changes}</h2>
        {changes.length === 0 ? (
          <p class="muted">{t.changesNone}</p>
        ) : (
          <CardTable
            caption={t.changes}
            head={[t.kind, t.on, shared.decision, t.follows, t.recordedAt]}
            rows={changes.map(({ id, kind, on, decision, decidedOn, effects, recordedAt }) => ({
              key: id,
              cells: [
                t[kind],
                dayText(on),
                `${decision}, ${dayText(decidedOn)}`,
                effectLines(effects, unitNames, t).join('. '),
                <Moment at={recordedAt} />,
              ],
            }))}
          />
        )}
      </section>
    </>
  );
}

function Transfer({ unit, open, units, unitNames, posts, tried: { typed, wrong } }: UnitAdminProps) {
  const t = useWords(UNIT_ADMIN_WORDS);
  const shared = useWords(ADMIN_WORDS);
  const [first] = open;
  const picked = fieldsOf(typed, 'duties');
  const table = (
    <CardTable
      caption={t.openTitle}
      head={[t.duties, t.due, t.proposed]}
      rows={open.slice(0, DUTIES_SHOWN).map(({ duty, proposed }) => ({
        key: duty.id,
        cells: [
          <span class="check">
            {posts.length === 0 ? null : (
              <input
                type="checkbox"
                name="duties"
                value={duty.id}
                id={`duty-${duty.id}`}
                checked={picked.includes(duty.id)}
                aria-label={duty.task.title}
              />
            )}
            <span>
              <a href={dutyAddress(duty.id)}>{duty.task.title}</a>
              <br />
              <span class="small muted">{`${duty.plan.slug}, ${duty.task.ref}`}</span>
            </span>
          </span>,
          duty.dueOn === null ? t.noDate : dayText(duty.dueOn),
          proposed === null ? t.noneProposed : (unitNames.get(proposed) ?? proposed),
        ],
      }))}
    />
  );
  return (
    <section class="panel section-s" aria-labelledby="open">
      <h2 id="open">{t.openTitle}</h2>
      {first === undefined ? (
        <p class="muted">{t.openNone}</p>
      ) : posts.length === 0 ? (
        table
      ) : (
        <Form action={adminUnitAddress(unit.id)}>
          <input type="hidden" name="type" value="transfer" />
          <input type="hidden" name="step" value="preview" />
          <p class="hint">{t.transferHelp}</p>
          {table}
          <Field name="to" label={t.to} wrong={wrong}>
            {(control) => (
              <UnitSelect control={control} units={units} value={fieldOf(typed, 'to') || (first.proposed ?? '')} />
            )}
          </Field>
          <Field name="decision" label={shared.decision} hint={shared.decisionHint} wrong={wrong}>
            {(control) => <input {...control} class="w-full" type="text" value={fieldOf(typed, 'decision')} />}
          </Field>
          <Field name="reason" label={t.reason} wrong={wrong}>
            {(control) => <textarea {...control}>{fieldOf(typed, 'reason')}</textarea>}
          </Field>
          <PostField posts={posts} />
          <button class="btn" type="submit">
            {shared.preview}
          </button>
        </Form>
      )}
    </section>
  );
}

function Links({ unit, links, units, unitNames, posts, tried: { typed, wrong } }: UnitAdminProps) {
  const t = useWords(UNIT_ADMIN_WORDS);
  const shared = useWords(ADMIN_WORDS);
  const others = units.filter(({ tree }) => tree !== unit.tree);
  return (
    <section class="panel section-s" aria-labelledby="links">
      <h2 id="links">{t.links}</h2>
      {links.length === 0 ? (
        <p class="muted">{t.linksNone}</p>
      ) : (
        <ul class="plain-list">
          {links.map(({ party, state, kind, from }) => (
            <li key={`${party}/${state}/${kind}/${from}`}>
              {`${unitNames.get(party) ?? party} ${t[kind]} ${unitNames.get(state) ?? state}, ${shared.from.toLowerCase()} ${dayText(from)}`}
            </li>
          ))}
        </ul>
      )}
      {posts.length === 0 || others.length === 0 ? null : (
        <details class="deed no-print">
          <summary class="btn btn--second btn--small">{t.addLink}</summary>
          <Form action={adminUnitAddress(unit.id)} class="section-s">
            <input type="hidden" name="type" value="link" />
            <Field name="other" label={t.other} wrong={wrong}>
              {(control) => <UnitSelect control={control} units={others} value={fieldOf(typed, 'other')} />}
            </Field>
            <Field name="kind" label={t.linkKind} wrong={wrong}>
              {(control) => (
                <select {...control}>
                  {UNIT_LINK_KINDS.map((kind) => (
                    <option key={kind} value={kind} selected={kind === fieldOf(typed, 'kind')}>
                      {t[kind]}
                    </option>
                  ))}
                </select>
              )}
            </Field>
            <Field name="from" label={shared.from} wrong={wrong}>
              {(control) => <input {...control} class="w-date" type="date" value={fieldOf(typed, 'from')} />}
            </Field>
            <Field name="until" label={shared.to} hint={shared.optional} wrong={wrong}>
              {(control) => <input {...control} class="w-date" type="date" value={fieldOf(typed, 'until')} />}
            </Field>
            <PostField posts={posts} />
            <button class="btn" type="submit">
              {shared.record}
            </button>
          </Form>
        </details>
      )}
    </section>
  );
}
