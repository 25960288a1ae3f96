import type { SignedIn } from '../../people/accounts/signed-in';
import { dutyAddress, storyAddress } from '../page/addresses';
import { dayText } from '../page/date-text';
import { Row } from '../page/summary';
import type { Tried } from '../page/tried';
import { useView, useWords } from '../page/view';
import { ChangedSince } from './changed-since';
import { Commands } from './command-view';
import { ProofDownload } from '../trail/proof-view';
import { Deadlines, Why } from './deadlines-view';
import type { DutyReading } from './duty-reading.service';
import { Cases, LastPeriod, Notices, Proof } from './duty-sides-view';
import { DaysTag, FlagTag, Ladder, StateTag } from './duty-tags';
import { DUTY_WORDS } from './duty-words';
import { deedText, happenedText } from './event-words.table';
import { KIND_WORDS } from '../../obligations/kind-words';
import type { Way } from './machine-ways';
import { periodText } from './period-text';
import { stateText } from '../../obligations/state-words.table';
import { Timeline, type TimelineView } from './timeline-view';

export interface DutyProps {
  readonly reading: DutyReading;
  readonly signedIn: SignedIn;
  readonly shown: TimelineView;
  readonly tried: Tried | null;
  /** What was just recorded. */
  readonly done: string | null;
  readonly drawing: string;
  readonly ways: readonly Way[];
}

/** One duty: what it is, by when, where it stands, what happened, and what can be done. */
export function Duty(props: DutyProps) {
  const { reading, done, tried } = props;
  const { language } = useView();
  const t = useWords(DUTY_WORDS);
  const { duty } = reading;
  const period = periodText(duty.periodKey, language);
  return (
    <>
      <div class="page-title">
        <div>
          <h1>
            {duty.task.title}
            {period === null ? '' : `, ${period}`}
          </h1>
          <p>{duty.unit.name}</p>
          <div class="tags">
            <DaysTag duty={duty} />
            <StateTag duty={duty} />
            <FlagTag duty={duty} whole />
            {duty.ended ? null : <Ladder watchState={duty.watchState} />}
          </div>
        </div>
      </div>
      {done === null ? null : (
        <p class="notice notice--done" role="status" data-recorded={`${duty.id}/${done}`}>
          {t.done(happenedText(done, language))}
        </p>
      )}
      {tried?.refused?.code === 'version.stale' ? (
        <ChangedSince
          tried={tried}
          history={reading.history}
          names={reading.names}
          happened={happenedText}
          intro={t.changedMeanwhile}
        />
      ) : null}
      <div class="cols cols--act section-s">
        <section
          class={duty.timeliness === 'overdue' ? 'panel panel--late no-print' : 'panel no-print'}
          aria-labelledby="deeds"
        >
          <h2 id="deeds">{t.can}</h2>
          <Deeds {...props} />
          {reading.acting === null || reading.lastPeriod === null ? null : <LastPeriod {...reading.lastPeriod} />}
        </section>
        <div class="stack">
          <Content reading={reading} />
          <Deadlines reading={reading} />
          <Why reading={reading} />
          <Where {...props} />
          <Timeline id={duty.id} history={reading.history} names={reading.names} shown={props.shown} />
        </div>
        <div class="stack">
          <Proof evidence={reading.evidence} />
          <Cases cases={reading.cases} />
          <Notices notices={reading.notices} />
          <ProofDownload obligation={duty.id} />
          <p>
            <a href={storyAddress(duty.id)}>{t.story}</a>
          </p>
        </div>
      </div>
    </>
  );
}

function Deeds({ reading: { duty, acting }, signedIn, tried }: DutyProps) {
  const t = useWords(DUTY_WORDS);
  if (acting === null) return <p class="notice notice--quiet">{t.readOnly}</p>;
  return (
    <>
      {signedIn.posts.length < 2 ? null : (
        <p class="small section-s">
          {t.actsAs}{' '}
          {signedIn.posts.map(({ post, title, unitName }) => (
            <a
              key={post}
              href={`${dutyAddress(duty.id)}?post=${encodeURIComponent(post)}`}
              aria-current={post === acting.post.post ? 'true' : undefined}
              class="chip-line"
            >
              {title}, {unitName}
            </a>
          ))}
        </p>
      )}
      <Commands duty={duty} post={acting.post.post} choices={acting.choices} tried={tried} />
    </>
  );
}

function Content({ reading: { duty, plan, headName } }: { readonly reading: DutyReading }) {
  const { language } = useView();
  const t = useWords(DUTY_WORDS);
  const period = periodText(duty.periodKey, language);
  const cited =
    plan === null
      ? duty.plan.slug
      : `${plan.type} ${plan.number === null ? 'số …' : `số ${plan.number}`}/${plan.symbol}, ${dayText(plan.issuedOn as never)}`;
  return (
    <section class="panel" aria-labelledby="content-of-duty">
      <h2 id="content-of-duty">{t.content}</h2>
      <dl class="summary">
        <Row name={t.task}>{duty.task.title}</Row>
        <Row name={t.basis}>
          {plan?.title}
          <br />
          {cited}, {duty.task.clause}
        </Row>
        <Row name={t.kind}>{KIND_WORDS(language)[duty.kind]}</Row>
        {period === null ? null : <Row name={t.period}>{period}</Row>}
        <Row name={t.unit}>
          {duty.unit.name}
          {headName === null ? '' : `. ${t.head}: ${headName}`}
        </Row>
        {duty.router === null ? null : <Row name={t.way}>{duty.router.name}</Row>}
        <Row name={t.office}>{duty.office.name}</Row>
        {duty.objectiveCause ? <Row name={t.objectiveCause}>{t.objectiveCauseYes}</Row> : null}
      </dl>
    </section>
  );
}

function Where({ reading: { duty }, drawing, ways }: DutyProps) {
  const { language } = useView();
  const t = useWords(DUTY_WORDS);
  return (
    <section class="panel" aria-labelledby="where">
      <h2 id="where">{t.where}</h2>
      <figure class="machine">
        <div
          class="chart__scroll"
          {...{ tabIndex: 0, role: 'region', 'aria-label': t.drawing(stateText(duty.workState, language)) }}
          dangerouslySetInnerHTML={{ __html: drawing }}
        />
        <details>
          <summary>{t.readDrawing}</summary>
          <ul>
            {ways.map(({ from, to, events }) => (
              <li key={`${from} ${to}`}>
                {stateText(from, language)}
                {from === duty.workState ? ` (${t.here})` : ''} → {stateText(to, language)}:{' '}
                {events.map((event) => deedText(event, language).toLowerCase()).join('; ')}
              </li>
            ))}
          </ul>
          <p class="small muted">{t.anyState}</p>
        </details>
      </figure>
    </section>
  );
}
