import type { LocalDate } from '../../../workflows/vocabulary';
import { weekday } from '../../calendar/local-date';
import { listAddress } from '../list/list-address';
import { ADDRESS } from '../page/addresses';
import { PageTitle } from '../page/list-frame';
import { numberText } from '../page/number-text';
import { useView, useWords } from '../page/view';
import { Day } from '../page/when';
import { WEEKDAYS } from '../page/weekdays';
import { Figures, type FiguresProps } from './figures-view';
import { Cases, casesAddress, Overdue, Soon, Waiting, type CasePile, type Pile } from './piles-view';
import { TODAY_WORDS } from './today-words';

export interface TodayProps extends FiguresProps {
  readonly today: LocalDate;
  readonly overdue: Pile;
  readonly soon: Pile;
  readonly waiting: Pile;
  readonly extension: Pile;
  readonly flagged: Pile;
  /** Open cases that they conduct, decide or answer, by where they stand. */
  readonly cases: readonly CasePile[];
  /** Null for whoever is nobody's to be told. */
  readonly notices: number | null;
}

/** What needs doing this morning: red first. */
export function Today(props: TodayProps) {
  const { language } = useView();
  const t = useWords(TODAY_WORDS);
  const { today, overdue, soon, waiting, extension } = props;
  return (
    <>
      <PageTitle
        title={
          <>
            {t.heading}{' '}
            <span class="nb">
              {WEEKDAYS[language][weekday(today)]} <Day on={today} />
            </span>
          </>
        }
        help={t.lead(7)}
      />
      <Tiles {...props} />
      <div class="cols">
        <div class="stack">
          <Overdue pile={overdue} />
          <Soon pile={soon} />
        </div>
        <div class="stack">
          <Waiting title={t.waiting} none={t.noneWaiting} pile={waiting} id="waiting" />
          {props.cases.length === 0 ? null : <Cases cases={props.cases} />}
          <Waiting title={t.extension} none={t.noneExtension} pile={extension} id="extension" />
        </div>
      </div>
      <Figures {...props} />
    </>
  );
}

function Tiles({ overdue, soon, waiting, extension, flagged, cases, notices }: TodayProps) {
  const t = useWords(TODAY_WORDS);
  const [first] = overdue.items;
  const longest = first?.daysLeft === undefined || first.daysLeft === null ? null : -first.daysLeft;
  return (
    <ul class="tiles" aria-label={t.tiles}>
      <Tile
        {...{ pile: overdue, text: t.overdue, look: overdue.count > 0 ? 'tile tile--late' : 'tile' }}
        sub={longest === null ? t.overdueNone : t.longest(longest)}
      />
      <Tile pile={soon} text={t.soon} sub={t.soonWithin} look="tile tile--soon" />
      <Tile pile={waiting} text={t.waiting} sub={t.waitingSub} look="tile" />
      <Tile pile={extension} text={t.extension} sub={t.extensionSub} look="tile" />
      <Tile pile={flagged} text={t.flagged} sub={t.flaggedSub} look="tile" />
      <CaseTile {...{ cases, state: 'explanationAsked', text: t.explain, sub: t.explainSub }} />
      <CaseTile {...{ cases, state: 'flagged', text: t.proposed, sub: t.proposedSub }} />
      {notices === null ? null : (
        <TileLink address={ADDRESS.inbox} count={notices} text={t.notices} sub={t.noticesSub} look="tile" />
      )}
    </ul>
  );
}

/** A number of heads' cases, where there are any. */
function CaseTile({
  cases,
  state,
  text,
  sub,
}: {
  readonly cases: readonly CasePile[];
  readonly state: string;
  readonly text: string;
  readonly sub: string;
}) {
  const pile = cases.find((each) => each.kind === 'accountability' && each.state === state);
  return pile === undefined ? null : (
    <TileLink address={casesAddress(pile)} count={pile.count} {...{ text, sub, look: 'tile' }} />
  );
}

const Tile = ({
  pile,
  ...rest
}: {
  readonly pile: Pile;
  readonly text: string;
  readonly sub: string;
  readonly look: string;
}) => <TileLink address={listAddress(pile.fields)} count={pile.count} {...rest} />;

function TileLink({
  address,
  count,
  text,
  sub,
  look,
}: {
  readonly address: string;
  readonly count: number;
  readonly text: string;
  readonly sub: string;
  readonly look: string;
}) {
  const { language } = useView();
  return (
    <li>
      <a class={look} href={address}>
        <b>{numberText(count, language)}</b>
        <span>{text}</span>
        <small>{sub}</small>
      </a>
    </li>
  );
}
