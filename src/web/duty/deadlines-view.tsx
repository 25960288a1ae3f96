import type { Plain } from '../../../workflows/vocabulary';
import { understood } from '../../calendar/deadline-words';
import { noticeRole } from './notice-roles';
import type { HistoryEntry } from '../../obligations/obligation-history.store';
import { SOURCE_WORDS } from '../../obligations/timeliness-words';
import { dutyAddress } from '../page/addresses';
import { Row } from '../page/summary';
import { useView, useWords } from '../page/view';
import { Day, Moment } from '../page/when';
import type { DutyReading } from './duty-reading.service';
import { DUTY_WORDS } from './duty-words';
import { happenedText } from './event-words.table';

/** The deadline as written, as understood, as it was first and as it is, and why each is what it is. */
export function Deadlines({ reading: { duty, plan, history } }: { readonly reading: DutyReading }) {
  const { language } = useView();
  const t = useWords(DUTY_WORDS);
  const none = duty.standing ? t.standing : t.noDate;
  const moved = [...history].reverse().find((entry) => MOVES.has(entry.type));
  return (
    <section class="panel" aria-labelledby="deadlines">
      <h2 id="deadlines">{t.deadlines}</h2>
      <dl class="summary">
        <Row name={t.asWritten}>{duty.deadlineAsWritten === null ? t.notWritten : `“${duty.deadlineAsWritten}”`}</Row>
        {plan === null || plan.rule === null ? null : (
          <Row name={t.asUnderstood}>{understood(plan.rule)[language]}</Row>
        )}
        <Row name={t.source}>{SOURCE_WORDS(language)[duty.deadlineSource]}</Row>
        <Row name={t.baseline}>
          {duty.baselineDueOn === null ? (
            none
          ) : (
            <>
              <Day on={duty.baselineDueOn} /> <span class="muted">{t.neverChanged}</span>
            </>
          )}
        </Row>
        <Row name={t.current}>
          {duty.dueOn === null ? (
            none
          ) : (
            <>
              <b>
                <Day on={duty.dueOn} />
              </b>
              , {t.round(duty.round)}
            </>
          )}
        </Row>
        {moved === undefined ? null : (
          <Row name={t.whyMoved}>
            {happenedText(moved.type, language)}, <Moment at={moved.recordedAt} /> (
            <EntryLink id={duty.id} seq={moved.seq} />)
          </Row>
        )}
        {duty.handedInAt === null ? null : (
          <Row name={t.handedIn}>
            <Moment at={duty.handedInAt} />
          </Row>
        )}
        {duty.nextWake === null ? null : (
          <Row name={t.nextWake}>
            <Moment at={duty.nextWake.at} />
          </Row>
        )}
      </dl>
    </section>
  );
}

/** Facts that give a duty another due day. */
const MOVES: ReadonlySet<string> = new Set([
  'extension.granted',
  'extension.accepted',
  'calendar.changed',
  'duty.resumed',
]);

function EntryLink({ id, seq }: { readonly id: string; readonly seq: number }) {
  const t = useWords(DUTY_WORDS);
  return <a href={`${dutyAddress(id)}?view=raw#entry-${seq}`}>{t.entry(seq)}</a>;
}

/** Why it counts as late or flagged: each rung that was climbed in the present round, by which ladder, who was told, and the entry
 *  that holds it. Nothing for what has climbed none. */
export function Why({ reading: { duty, history, plan } }: { readonly reading: DutyReading }) {
  const t = useWords(DUTY_WORDS);
  const rungs = history.filter(({ type, event }) => type.startsWith('rung.') && event['skipped'] !== true);
  const late = duty.timeliness === 'overdue' || duty.timeliness === 'done-late';
  if (rungs.length === 0 && !late) return null;
  return (
    <section class="panel" aria-labelledby="why">
      <h2 id="why">{t.why}</h2>
      {late && duty.dueOn !== null ? (
        <p>
          {t.whyLate} <Day on={duty.dueOn} />
          {duty.lateFrom === null ? null : (
            <>
              , {t.lateFrom} <Moment at={duty.lateFrom} />
            </>
          )}
          .{' '}
          {duty.handedInAt === null ? (
            t.notHandedIn
          ) : (
            <>
              {t.handedIn} <Moment at={duty.handedInAt} />.
            </>
          )}{' '}
          {plan === null ? null : `${t.basis}: ${plan.title}, ${duty.task.clause}.`}
        </p>
      ) : null}
      <ol class="plain-list stack-s section-s">
        {rungs.map((entry) => (
          <Rung key={entry.seq} id={duty.id} entry={entry} />
        ))}
      </ol>
      {duty.watchState === 'flagged' && !duty.ended ? <p class="section-s">{t.whyFlagged}</p> : null}
      <p class="small muted section-s">{t.ladderIsSetting}</p>
    </section>
  );
}

function Rung({
  id,
  entry: { seq, type, recordedAt, event, versions },
}: {
  readonly id: string;
  readonly entry: HistoryEntry;
}) {
  const { language } = useView();
  const t = useWords(DUTY_WORDS);
  const rung = event['rung'];
  const told = namesIn(rung, 'notify');
  const name = typeof rung === 'object' && rung !== null && 'name' in rung ? String(rung['name']) : '';
  return (
    <li>
      <b>{happenedText(type, language)}</b>
      {event['side'] === 'office' ? `, ${t.byOffice}` : ''}: <Moment at={recordedAt} />
      <br />
      <span class="small">
        {t.rung(name, versions['ladder'] ?? '')}
        {told.length === 0 ? '' : ` ${t.told(told.map((role) => noticeRole(role, language)).join(', '))}`} (
        <EntryLink id={id} seq={seq} />)
      </span>
    </li>
  );
}

function namesIn(rung: Plain | undefined, field: string): readonly string[] {
  if (typeof rung !== 'object' || rung === null || Array.isArray(rung)) return [];
  const names = (rung as Readonly<Record<string, Plain>>)[field];
  return Array.isArray(names) ? names.map(String) : [];
}
