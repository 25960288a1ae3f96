import type { UnitChangeReport } from '../../obligations/unit-changes.service';
import type { OwnPost } from '../../people/accounts/scope.store';
import type { Unit } from '../../people/people.store';
import type { UnitChangeEffects, UnitChangeKind } from '../../people/unit-change';
import { ADDRESS } from '../page/addresses';
import { dayText } from '../page/date-text';
import { ErrorSummary } from '../page/error-summary';
import { Field } from '../page/field';
import { Form } from '../page/form';
import { numberText } from '../page/number-text';
import { useView, useWords } from '../page/view';
import { fieldOf, fieldsOf, type Typed } from '../page/typed';
import { AdminTitle } from './admin-frame';
import { ADMIN_WORDS } from './admin-words';
import { PostField } from './post-field';
import type { Tried } from './tried';
import { UNIT_ADMIN_WORDS } from './unit-admin-words';
import { belowField, successorsOf } from './unit-change-form';
import { UnitSelect } from './unit-select';

export const CHANGE_ADDRESS = `${ADDRESS.adminUnits}/thay-doi`;

export interface UnitChangeProps {
  readonly kind: UnitChangeKind;
  /** Units that stand and are seen. */
  readonly units: readonly Unit[];
  /** Units below the one that is split. */
  readonly below: readonly Unit[];
  readonly posts: readonly OwnPost[];
  readonly tried: Tried;
}

/** What was decided about units: asked, and then shown before it is written. */
export function UnitChangeForm({ kind, units, below, posts, tried: { typed, refused, wrong } }: UnitChangeProps) {
  const t = useWords(UNIT_ADMIN_WORDS);
  const shared = useWords(ADMIN_WORDS);
  const labels = { on: t.on, predecessors: t.predecessors, unit: t.unit, name: t.name, decision: shared.decision };
  const several = successorsOf(kind);
  return (
    <>
      <AdminTitle title={t[kind]} help={t.changeHelp} />
      <ErrorSummary refused={refused} wrong={wrong} labels={labels} />
      {posts.length === 0 ? (
        <p class="notice notice--quiet">{t.cannot}</p>
      ) : (
        <Form action={CHANGE_ADDRESS} class="panel">
          <input type="hidden" name="kind" value={kind} />
          <input type="hidden" name="step" value="preview" />
          {kind === 'merge' ? (
            <Field name="predecessors" label={t.predecessors} hint={t.predecessorsHint} wrong={wrong}>
              {(control) => (
                <select {...control} class="w-full" multiple size={8}>
                  {units.map(({ id, name }) => (
                    <option key={id} value={id} selected={fieldsOf(typed, 'predecessors').includes(id)}>
                      {name}
                    </option>
                  ))}
                </select>
              )}
            </Field>
          ) : (
            <Field name="unit" label={t.unit} wrong={wrong}>
              {(control) => <UnitSelect control={control} units={units} value={fieldOf(typed, 'unit')} />}
            </Field>
          )}
          {kind !== 'rename' ? null : (
            <Field name="name" label={t.name} wrong={wrong}>
              {(control) => <input {...control} class="w-full" type="text" value={fieldOf(typed, 'name')} />}
            </Field>
          )}
          {Array.from({ length: several }, (_, index) => (
            <SuccessorRow key={index} place={index + 1} units={units} typed={typed} />
          ))}
          {kind !== 'split' || below.length === 0 ? null : (
            <fieldset class="section-s">
              <legend>{t.belowTitle}</legend>
              <span class="hint">{t.belowHelp}</span>
              {below.map(({ id, name }) => (
                <Field key={id} name={belowField(id)} label={name}>
                  {(control) => (
                    <select {...control}>
                      <option value="">{shared.choose}</option>
                      {Array.from({ length: several }, (_, index) => String(index + 1)).map((place) => (
                        <option key={place} value={place} selected={fieldOf(typed, belowField(id)) === place}>
                          {t.successor(Number(place))}
                        </option>
                      ))}
                    </select>
                  )}
                </Field>
              ))}
            </fieldset>
          )}
          <Field name="on" label={t.on} wrong={wrong}>
            {(control) => <input {...control} class="w-date" type="date" value={fieldOf(typed, 'on')} />}
          </Field>
          <Field name="decision" label={shared.decision} hint={shared.decisionHint} wrong={wrong}>
            {(control) => <input {...control} class="w-full" type="text" value={fieldOf(typed, 'decision')} />}
          </Field>
          <PostField posts={posts} />
          <button class="btn" type="submit">
            {shared.preview}
          </button>
        </Form>
      )}
    </>
  );
}

function SuccessorRow({
  place,
  units,
  typed,
}: {
  readonly place: number;
  readonly units: readonly Unit[];
  readonly typed: Typed;
}) {
  const t = useWords(UNIT_ADMIN_WORDS);
  const [chosen, id, name] = [`s${place}`, `s${place}Id`, `s${place}Name`] as const;
  return (
    <fieldset class="section-s">
      <legend>{t.successor(place)}</legend>
      <Field name={chosen} label={t.successorExisting}>
        {(control) => (
          <UnitSelect control={control} units={units} value={fieldOf(typed, chosen)} none={t.successorNew} />
        )}
      </Field>
      <div class="halves">
        <Field name={id} label={t.successorId}>
          {(control) => <input {...control} class="w-full" type="text" value={fieldOf(typed, id)} />}
        </Field>
        <Field name={name} label={t.successorName}>
          {(control) => <input {...control} class="w-full" type="text" value={fieldOf(typed, name)} />}
        </Field>
      </div>
    </fieldset>
  );
}

/** All that follows, before it is written. */
export function UnitChangePreview({
  kind,
  report,
  unitNames,
  typed,
  posts,
  post,
}: {
  readonly kind: UnitChangeKind;
  readonly report: UnitChangeReport;
  readonly unitNames: ReadonlyMap<string, string>;
  readonly typed: Typed;
  readonly posts: readonly OwnPost[];
  readonly post: string;
}) {
  const { language } = useView();
  const t = useWords(UNIT_ADMIN_WORDS);
  const shared = useWords(ADMIN_WORDS);
  const { step: _step, ...kept } = typed;
  return (
    <>
      <AdminTitle title={`${t[kind]}: ${t.follows.toLowerCase()}`} help={t.changeHelp} />
      <section class="panel">
        {report.unchanged ? <p class="notice notice--soon">{t.unchanged}</p> : null}
        <ul class="plain-list">
          {effectLines(report.effects, unitNames, t).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        {report.open.length === 0 ? null : (
          <p class="notice notice--soon section-s">{t.openCount(numberText(report.open.length, language))}</p>
        )}
        {report.unchanged ? null : (
          <Form action={CHANGE_ADDRESS} class="section-s" post={posts.length > 0 ? post : undefined}>
            {Object.entries({ ...kept, step: 'record' }).flatMap(([name, value]) =>
              [value].flat().map((each) => <input key={`${name}=${each}`} type="hidden" name={name} value={each} />),
            )}
            <button class="btn" type="submit">
              {shared.record}
            </button>
          </Form>
        )}
      </section>
    </>
  );
}

/** What follows in sentences, one each. */
export function effectLines(
  effects: UnitChangeEffects,
  unitNames: ReadonlyMap<string, string>,
  t: ReturnType<typeof UNIT_ADMIN_WORDS>,
): readonly string[] {
  const founded = new Map(effects.founds.map(({ unit, name }) => [unit, name]));
  const named = (id: string): string => founded.get(id) ?? unitNames.get(id) ?? id;
  return [
    ...effects.founds.map(({ name, from }) => t.founds(name, dayText(from))),
    ...effects.ends.map(({ unit, to }) => t.ends(named(unit), dayText(to))),
    ...effects.renames.map(({ before, name, to }) => t.renames(before, name, dayText(to))),
    ...effects.successions.map(({ predecessor, successor }) => t.successions(named(predecessor), named(successor))),
    ...effects.moves.map(({ unit, parent }) => t.moves(named(unit), named(parent))),
    ...(effects.endsTenures.length === 0 ? [] : [t.endsTenures(effects.endsTenures.length)]),
    ...(effects.endsMemberships.length === 0 ? [] : [t.endsMemberships(effects.endsMemberships.length)]),
  ];
}
