import type { ComponentChildren } from 'preact';
import type { Evidence } from '../../evidence/evidence.store';
import { noticeText } from '../../notifications/notice-texts';
import type { NoticeView } from '../../notifications/notices.store';
import type { SignedIn } from '../../people/accounts/signed-in';
import { dutyAddress } from '../page/addresses';
import { dayText } from '../page/date-text';
import { Icon } from '../page/icon';
import { numberText } from '../page/number-text';
import type { Tried } from '../page/tried';
import { useView, useWords } from '../page/view';
import { Day, Moment } from '../page/when';
import { Commands } from './command-view';
import { ProofDownload } from '../trail/proof-view';
import type { DutyReading } from './duty-reading.service';
import { DaysTag, FlagTag, Ladder, StateTag } from './duty-tags';
import { DUTY_WORDS } from './duty-words';
import { deedText, happenedText } from './event-words.table';
import { KIND_WORDS } from '../../obligations/kind-words';
import type { Way } from './machine-ways';
import { periodText } from './period-text';
import { stateText } from '../../obligations/state-words.table';
import { Timeline, type TimelineView } from './timeline-view';
import { SOURCE_WORDS } from '../../obligations/timeliness-words';

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
        <p class="notice notice--soon" role="status">
          {t.changedMeanwhile}
        </p>
      ) : null}
      <div class="cols cols--act section-s">
        <section
          class={duty.timeliness === 'overdue' ? 'panel panel--late no-print' : 'panel no-print'}
          aria-labelledby="deeds"
        >
          <h2 id="deeds">{t.can}</h2>
          <Deeds {...props} />
        </section>
        <div class="stack">
          <Content reading={reading} />
          <Deadlines reading={reading} />
          <Where {...props} />
          <Timeline id={duty.id} history={reading.history} names={reading.names} shown={props.shown} />
        </div>
        <div class="stack">
          <Proof evidence={reading.evidence} />
          <Notices notices={reading.notices} />
          <ProofDownload obligation={duty.id} />
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

function Row({ name, children }: { readonly name: string; readonly children: ComponentChildren }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
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

function Deadlines({ reading: { duty } }: { readonly reading: DutyReading }) {
  const { language } = useView();
  const t = useWords(DUTY_WORDS);
  const none = duty.standing ? t.standing : t.noDate;
  return (
    <section class="panel" aria-labelledby="deadlines">
      <h2 id="deadlines">{t.deadlines}</h2>
      <dl class="summary">
        <Row name={t.asWritten}>{duty.deadlineAsWritten === null ? t.notWritten : `“${duty.deadlineAsWritten}”`}</Row>
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

function Proof({ evidence }: { readonly evidence: readonly Evidence[] }) {
  const { language } = useView();
  const t = useWords(DUTY_WORDS);
  return (
    <section class="panel" aria-labelledby="proof">
      <h2 id="proof">{t.evidence}</h2>
      {evidence.length === 0 ? <p class="muted">{t.noEvidence}</p> : null}
      <ul class="tasks">
        {evidence.map((each) => (
          <li key={each.id}>
            <div>
              {each.kind === 'file' ? (
                <a href={`/api/evidence/${each.id}/content`} download>
                  {each.fileName}
                </a>
              ) : (
                <b>
                  {each.document.type} {each.document.number ?? '…'}/{each.document.symbol}
                </b>
              )}
              <p>
                {each.kind === 'file' ? `${t.bytes(numberText(Math.ceil(each.bytes / 1_024), language))}, ` : null}
                <Moment at={each.addedAt} />
                <br />
                {t.hash} <code>{each.sha256.slice(0, 16)}</code>
              </p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Notices({ notices }: { readonly notices: readonly NoticeView[] }) {
  const { language } = useView();
  const t = useWords(DUTY_WORDS);
  return (
    <section class="panel" aria-labelledby="notices">
      <h2 id="notices">{t.notices}</h2>
      {notices.length === 0 ? <p class="muted">{t.noNotices}</p> : null}
      <ul class="tasks tasks--long">
        {notices.map((notice) => (
          <li key={notice.id}>
            <div>
              {noticeText(notice, language).title}
              <p>
                <Moment at={notice.createdAt} />
                {notice.acknowledgedAt === null ? null : (
                  <>
                    {' '}
                    <Icon name="check" /> {t.acknowledged}
                  </>
                )}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
