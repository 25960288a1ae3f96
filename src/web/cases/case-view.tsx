import type { SignedIn } from '../../people/accounts/signed-in';
import type { Tried } from '../page/tried';
import { ChangedSince } from '../duty/changed-since';
import { DutyLink } from '../duty/duty-link';
import type { Way } from '../duty/machine-ways';
import { caseAddress } from '../page/addresses';
import { dayText } from '../page/date-text';
import { Row } from '../page/summary';
import { useView, useWords } from '../page/view';
import { Day } from '../page/when';
import { ProofDownload } from '../trail/proof-view';
import { CaseCommands } from './case-command-view';
import { CASE_COMMAND_WORDS } from './case-command-words';
import { caseDeedText, caseHappenedText } from './case-event-words.table';
import { CaseHistory } from './case-history-view';
import { CaseLimits } from './case-limits-view';
import type { CaseReading } from './case-reading.service';
import { caseStateText } from '../../cases/case-state-words.table';
import { CaseTags } from './case-tags';
import { Why } from './case-why-view';
import { CASE_KIND_WORDS } from '../../cases/case-kind-words';
import { CASE_WORDS, SOURCE_WORDS } from './case-words';

export interface CaseProps {
  readonly reading: CaseReading;
  readonly ways: readonly Way[];
  readonly signedIn: SignedIn;
  readonly tried: Tried | null;
  /** What was just recorded. */
  readonly done: string | null;
}

/** One case: what it is about, who answers and why, where it stands, how long it may run, and why a table proposed it. */
export function Case(props: CaseProps) {
  const { reading, ways, done, tried } = props;
  const { language } = useView();
  const t = useWords(CASE_WORDS);
  const said = useWords(CASE_COMMAND_WORDS);
  const { case: line } = reading;
  return (
    <>
      <div class="page-title">
        <div>
          <h1>
            {CASE_KIND_WORDS(language)[line.kind]}: {line.unit.name}
          </h1>
          <p>{t.proposesOnly}</p>
          <div class="tags">
            <CaseTags line={line} />
          </div>
        </div>
      </div>
      {done === null ? null : (
        <p class="notice notice--done" role="status" data-recorded={`${line.id}/${done}`}>
          {said.done(caseHappenedText(done, language))}
        </p>
      )}
      {tried?.refused?.code === 'version.stale' ? (
        <ChangedSince
          {...{ tried, history: reading.history, names: reading.names, happened: caseHappenedText }}
          intro={said.changedMeanwhile}
        />
      ) : null}
      <div class="cols cols--act section-s">
        <section class={line.outOfTime ? 'panel panel--late no-print' : 'panel no-print'} aria-labelledby="deeds">
          <h2 id="deeds">{said.can}</h2>
          <Deeds {...props} />
        </section>
        <div class="stack">
          <About reading={reading} />
          <Where reading={reading} ways={ways} />
          <CaseLimits {...reading} />
          <Why {...reading} />
        </div>
        <div class="stack">
          <Who reading={reading} />
          <CaseHistory {...reading} />
          <ProofDownload case={line.id} />
        </div>
      </div>
    </>
  );
}

function Deeds({ reading: { case: line, acting, asked }, signedIn, tried }: CaseProps) {
  const t = useWords(CASE_COMMAND_WORDS);
  if (acting === null) return <p class="notice notice--quiet">{t.readOnly}</p>;
  const { post, choices } = acting;
  return (
    <>
      {signedIn.posts.length < 2 ? null : (
        <p class="small section-s">
          {t.actsAs}{' '}
          {signedIn.posts.map((each) => (
            <a
              key={each.post}
              href={`${caseAddress(line.id)}?post=${encodeURIComponent(each.post)}`}
              aria-current={each.post === post.post ? 'true' : undefined}
              class="chip-line"
            >
              {each.title}, {each.unitName}
            </a>
          ))}
        </p>
      )}
      <CaseCommands {...{ line, choices, asked, tried }} post={post.post} />
    </>
  );
}

function About({ reading: { case: line, cause } }: { readonly reading: CaseReading }) {
  const { language } = useView();
  const t = useWords(CASE_WORDS);
  return (
    <section class="panel" aria-labelledby="about">
      <h2 id="about">{t.about}</h2>
      <dl class="summary">
        <Row name={t.kind}>{CASE_KIND_WORDS(language)[line.kind]}</Row>
        <Row name={t.unit}>{line.unit.name}</Row>
        <Row name={t.actOn}>
          <Day on={line.actOn} />
        </Row>
        <Row name={t.source}>{SOURCE_WORDS(language)[line.source]}</Row>
        {line.cause === null ? null : (
          <Row name={t.cause}>
            {cause.duty === null ? null : <DutyLink duty={cause.duty} />}
            {cause.caseId === null ? null : <a href={caseAddress(cause.caseId)}>{t.title}</a>}
            {cause.duty === null && cause.caseId === null ? t.causeHidden(line.cause.seq) : null}
          </Row>
        )}
        <Row name={t.office}>{line.office.name}</Row>
        <Row name={t.issuer}>{line.issuer.name}</Row>
        {line.decided === null ? null : (
          <Row name={t.decided}>
            <Day on={line.decided.on} />
          </Row>
        )}
      </dl>
    </section>
  );
}

/** The head on the day of the act answers, whoever heads the unit today. */
function Who({ reading: { case: line, headedAs } }: { readonly reading: CaseReading }) {
  const t = useWords(CASE_WORDS);
  const day = dayText(line.actOn);
  return (
    <section class="panel" aria-labelledby="who">
      <h2 id="who">{t.who}</h2>
      {line.concerned === null ? (
        <p>{t.nobodyKnown}</p>
      ) : (
        <>
          <p>
            <b>{line.concerned.name}</b>
          </p>
          <p>{headedAs === null ? t.namedPerson(day) : t.headThen(headedAs, day)}</p>
          <p class="small muted">{t.proposedOnly}</p>
        </>
      )}
    </section>
  );
}

function Where({ reading: { case: line }, ways }: Pick<CaseProps, 'reading' | 'ways'>) {
  const { language } = useView();
  const t = useWords(CASE_WORDS);
  const onward = ways.filter(({ from }) => from === line.workState);
  return (
    <section class="panel" aria-labelledby="where">
      <h2 id="where">{t.where}</h2>
      <p>
        <b>{caseStateText(line.workState, language)}</b>
        {line.side === null ? '' : `. ${line.side === 'unit' ? t.sideUnit : t.sideOffice}.`}
      </p>
      {onward.length === 0 ? <p>{t.noWays}</p> : <Ways ways={onward} title={t.onward} />}
      <details class="section-s">
        <summary>{t.allWays}</summary>
        <Ways ways={ways} title={t.allWays} />
      </details>
    </section>
  );
}

function Ways({ ways, title }: { readonly ways: readonly Way[]; readonly title: string }) {
  const { language } = useView();
  const t = useWords(CASE_WORDS);
  return (
    <table class="table--tight section-s">
      <caption class="vh">{title}</caption>
      <thead>
        <tr>
          {[t.from, t.onward, t.by].map((text) => (
            <th key={text} scope="col">
              {text}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {ways.map(({ from, to, events }) => (
          <tr key={`${from} ${to}`}>
            <td>{caseStateText(from, language)}</td>
            <td>{caseStateText(to, language)}</td>
            <td>{events.map((event) => caseDeedText(event, language)).join('; ')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
