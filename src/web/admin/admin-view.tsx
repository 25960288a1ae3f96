import type { ClockView } from '../../engine/clock-view';
import type { ShownVariable } from '../../platform/shown-config';
import type { AdminPart } from '../page/admin-parts';
import { momentText } from '../page/date-text';
import { Icon } from '../page/icon';
import { useView, useWords } from '../page/view';
import { Moment } from '../page/when';
import { AdminTitle, CardTable, Row } from './admin-frame';
import { ADMIN_WORDS } from './admin-words';

/** Where administration begins: what is here, for whoever looks. */
export function AdminStart({ parts }: { readonly parts: readonly AdminPart[] }) {
  const t = useWords(ADMIN_WORDS);
  return (
    <>
      <AdminTitle title={t.title} help={t.help} />
      <ul class="tiles tiles--parts" aria-label={t.parts}>
        {parts.map(({ key, address }) => (
          <li key={key}>
            <a class="tile" href={address}>
              <span>{t[key]}</span>
              <small>{t[`${key}About`]}</small>
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}

const SECONDS_A_MINUTE = 60;

/** Whether time moves. */
export function ClockStatus({ view }: { readonly view: ClockView }) {
  const { language } = useView();
  const t = useWords(ADMIN_WORDS);
  const { lastRun, sequencer } = view;
  const minutes = (view.lagSeconds / SECONDS_A_MINUTE).toLocaleString(language === 'vi' ? 'vi-VN' : 'en-GB', {
    maximumFractionDigits: 1,
  });
  return (
    <>
      <AdminTitle title={t.clock} help={t.clockHelp} />
      {view.heldSince === null ? null : (
        <p class="notice notice--late">
          <Icon name="late" /> {t.held(momentText(view.heldSince, 'minute'))}
        </p>
      )}
      <section class="panel">
        <dl class="summary">
          <Row name={t.now}>
            <Moment at={view.now} />
          </Row>
          <Row name={t.lastRun}>
            {lastRun === null ? (
              t.never
            ) : (
              <>
                {momentText(lastRun.startedAt, 'second')}: {t.ran(lastRun.woken, lastRun.failed)}
                {lastRun.cutShort ? `, ${t.cutShort}` : ''}
                {lastRun.problem === null ? '' : `, ${lastRun.problem}`}
              </>
            )}
          </Row>
          <Row name={t.lastGood}>{view.lastGoodAt === null ? t.never : momentText(view.lastGoodAt, 'second')}</Row>
          <Row name={t.nextRun}>
            {view.nextRunAt === null ? (
              <span class="late-text">
                <Icon name="late" /> {t.nobodyTicks}
              </span>
            ) : (
              `${momentText(view.nextRunAt, 'second')} (${t.every(view.tickSeconds)})`
            )}
          </Row>
          <Row name={t.lag}>{view.oldestDueAt === null ? t.noLag : t.lagOf(minutes)}</Row>
          <Row name={t.unplaced}>{String(sequencer.entries)}</Row>
          {Object.entries(view.followers).map(([name, behind]) => (
            <Row key={name} name={t.follower(name)}>
              {String(behind)}
            </Row>
          ))}
        </dl>
      </section>
    </>
  );
}

/** What the process was told from outside. */
export function Settings({ variables }: { readonly variables: readonly ShownVariable[] }) {
  const { language } = useView();
  const t = useWords(ADMIN_WORDS);
  return (
    <>
      <AdminTitle title={t.settings} help={t.settingsHelp} />
      <section class="panel">
        <CardTable
          caption={t.settings}
          head={[t.variable, t.here, t.fallback, t.unit, t.meaning]}
          rows={variables.map(({ name, value, set, unit, text, ...variable }) => ({
            key: name,
            cells: [
              <code class="code">{name}</code>,
              value === '…' ? (
                t.hidden
              ) : (
                <>
                  {value ?? t.none}
                  {set ? <span class="small muted"> ({t.isSet})</span> : null}
                </>
              ),
              variable.default ?? t.none,
              unit,
              text[language],
            ],
          }))}
        />
      </section>
    </>
  );
}
