import { REGIME_PERIODS, type ReportingRegime } from '../../calendar/reporting-regime';
import { ladderName, type Ladder, type SideLadder } from '../../obligations/ladder';
import { TRIAL_KINDS, type Trial } from '../../obligations/settings-trials.service';
import { ADDRESS } from '../page/addresses';
import { dayText } from '../page/date-text';
import { ErrorSummary } from '../page/error-summary';
import { Field } from '../page/field';
import { Form } from '../page/form';
import { useView, useWords } from '../page/view';
import { fieldOf } from '../page/typed';
import { AdminTitle, CardTable, Row } from './admin-frame';
import { ADMIN_WORDS } from './admin-words';
import { Moves } from './moves-view';
import { REGIME_WORDS } from './regime-words';
import type { Tried } from './tried';

export interface RegimesProps {
  readonly ladders: readonly Ladder[];
  readonly regimes: readonly ReportingRegime[];
  readonly trial: Trial | null;
  readonly unitNames: ReadonlyMap<string, string>;
  readonly tried: Tried;
}

/** The dated records by which people are reminded and reports are cut off, and a file to try. */
export function Regimes({ ladders, regimes, trial, unitNames, tried }: RegimesProps) {
  const t = useWords(REGIME_WORDS);
  const shared = useWords(ADMIN_WORDS);
  return (
    <>
      <AdminTitle title={shared.regimes} help={t.regimesHelp} />
      <ErrorSummary refused={tried.refused} wrong={tried.wrong} labels={{ kind: t.kind, text: t.text }} />
      <Problems tried={tried} />
      {trial === null ? null : (
        <section class="panel section-s" aria-labelledby="trial">
          <h2 id="trial">{t.trialTitle}</h2>
          {trial.kind === 'ladder' ? <p class="notice notice--quiet">{t.ladderTrial}</p> : null}
          <Moves report={trial} unitNames={unitNames} />
          <p class="notice notice--soon section-s">{t.notSaved(trial.file)}</p>
        </section>
      )}
      {ladders.map((ladder) => (
        <LadderView key={ladderName(ladder)} ladder={ladder} />
      ))}
      {regimes.map((regime) => (
        <RegimeView key={`${regime.id}@${regime.version}`} regime={regime} />
      ))}
      <TrialForm tried={tried} />
    </>
  );
}

/** Each wrong place of a file, with what was expected there. */
function Problems({ tried: { refused } }: { readonly tried: Tried }) {
  const t = useWords(REGIME_WORDS);
  const problems = refused?.code === 'record.invalid' ? refused.facts['problems'] : null;
  if (!Array.isArray(problems)) return null;
  const rows = problems as readonly { readonly path: string; readonly expected: string }[];
  return (
    <section class="panel section-s" aria-labelledby="problems">
      <h2 id="problems">{t.problems}</h2>
      <CardTable
        caption={t.problems}
        head={[t.place, t.expected]}
        rows={rows.map(({ path, expected }) => ({ key: `${path} ${expected}`, cells: [path || '/', expected] }))}
      />
    </section>
  );
}

function LadderView({ ladder }: { readonly ladder: Ladder }) {
  const t = useWords(REGIME_WORDS);
  const shared = useWords(ADMIN_WORDS);
  const list = (names: 'all' | readonly string[]): string => (names === 'all' ? t.all : names.join(', '));
  return (
    <section class="panel section-s" aria-labelledby={`ladder-${ladder.id}-${ladder.version}`}>
      <h2 id={`ladder-${ladder.id}-${ladder.version}`}>{t.ladder(ladderName(ladder))}</h2>
      <dl class="summary">
        <Row name={t.inForce}>{days(ladder, t.endless)}</Row>
        <Row name={shared.source}>{ladder.source}</Row>
        <Row name={shared.certainty}>{t.settingOfOffice}</Row>
        <Row name={t.kinds}>{list(ladder.kinds)}</Row>
        <Row name={t.offices}>{list(ladder.offices)}</Row>
      </dl>
      <h3 class="section-s">{t.unitSide}</h3>
      <Side side={ladder.unit} caption={t.unitSide} />
      <h3 class="section-s">{t.officeSide}</h3>
      <p>{t.confirmWithin(ladder.office.confirmWithinWorkingDays)}</p>
      <Side side={ladder.office} caption={t.officeSide} />
    </section>
  );
}

const days = ({ effectiveFrom, effectiveTo }: Pick<Ladder, 'effectiveFrom' | 'effectiveTo'>, endless: string): string =>
  `${dayText(effectiveFrom)} – ${effectiveTo === null ? endless : dayText(effectiveTo)}`;

function Side({ side, caption }: { readonly side: SideLadder; readonly caption: string }) {
  const t = useWords(REGIME_WORDS);
  const told = (names: readonly string[]): string =>
    names.map((name) => t[name as 'lead' | 'head' | 'office' | 'officeHead' | 'planOwner']).join(', ');
  const rows = [
    ...side.before.map(({ rung, workingDays, at, notify }) => [
      rung,
      t.remind,
      t.before(workingDays, at),
      told(notify),
    ]),
    [side.overdue.rung, t.overdue, t.atOverdue, told(side.overdue.notify)],
    ...side.after.map(({ rung, step, workingDays, at, notify }) => [
      rung,
      t[step],
      t.after(workingDays, at),
      told(notify),
    ]),
    [side.relist.rung, t.relist, t.monthly(side.relist.months, side.relist.at), told(side.relist.notify)],
  ];
  return (
    <CardTable
      caption={caption}
      head={[t.rung, t.when, t.notify]}
      rows={rows.map(([rung = '', name = '', when = '', notify = '']) => ({
        key: rung,
        cells: [
          <>
            {name} <span class="small muted">({rung})</span>
          </>,
          when,
          notify,
        ],
      }))}
    />
  );
}

function RegimeView({ regime }: { readonly regime: ReportingRegime }) {
  const { language } = useView();
  const t = useWords(REGIME_WORDS);
  const shared = useWords(ADMIN_WORDS);
  const { sendBy } = regime;
  const send =
    sendBy.kind === 'cut-off'
      ? t['cut-off']
      : sendBy.kind === 'after-cut-off'
        ? t.afterCutOff(sendBy.workingDays)
        : t.dayOfMonth(sendBy.day, sendBy.comparator);
  const id = `regime-${regime.id}-${regime.version}`;
  return (
    <section class="panel section-s" aria-labelledby={id}>
      <h2 id={id}>{regime.name[language]}</h2>
      <dl class="summary">
        <Row name={t.regime}>{`${regime.id}@${regime.version}`}</Row>
        <Row name={t.inForce}>{days(regime, t.endless)}</Row>
        <Row name={shared.source}>{regime.source}</Row>
        <Row name={shared.certainty}>{shared.sure(regime.sure)}</Row>
        <Row name={t.sendBy}>{`${send} (${shared.sure(sendBy.sure)})`}</Row>
      </dl>
      <CardTable
        caption={regime.name[language]}
        head={[t.period, t.window, shared.certainty]}
        rows={REGIME_PERIODS.flatMap((period) => {
          const window = regime.windows[period];
          if (window === undefined) return [];
          const { fromDay, fromMonthsBefore, toDay, sure } = window;
          return [
            {
              key: period,
              cells: [
                period === 'month' ? t['month-period'] : t[period],
                t.windowText(fromDay, fromMonthsBefore === 1, toDay),
                shared.sure(sure),
              ],
            },
          ];
        })}
      />
    </section>
  );
}

function TrialForm({ tried: { typed, wrong } }: { readonly tried: Tried }) {
  const t = useWords(REGIME_WORDS);
  const kind = fieldOf(typed, 'kind');
  return (
    <section class="panel section no-print" aria-labelledby="try">
      <h2 id="try">{t.try}</h2>
      <p class="hint">{t.tryHelp}</p>
      <Form action={ADDRESS.adminRegimes}>
        <Field name="kind" label={t.kind} wrong={wrong}>
          {(control) => (
            <select {...control} class="w-full">
              {TRIAL_KINDS.map((each) => (
                <option key={each} value={each} selected={each === kind}>
                  {t[`kind-${each}`]}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field name="text" label={t.text} wrong={wrong}>
          {(control) => (
            <textarea {...control} class="code" rows={14} spellcheck={false}>
              {fieldOf(typed, 'text')}
            </textarea>
          )}
        </Field>
        <button class="btn" type="submit">
          {t.tryButton}
        </button>
      </Form>
    </section>
  );
}
