import type { UnitCount } from '../../obligations/plan-progress.store';
import { TimelinessTag } from '../duty/duty-tags';
import { TIMELINESS_WORDS } from '../../obligations/timeliness-words';
import { listAddress } from '../list/list-address';
import { unitAddress } from '../page/addresses';
import { dayText } from '../page/date-text';
import { Icon } from '../page/icon';
import { numberText } from '../page/number-text';
import { useView, useWords } from '../page/view';
import type { UnitBranch } from './unit-tree';
import { UNIT_WORDS } from './unit-words';

export interface UnitListProps {
  readonly tree: readonly UnitBranch[];
  readonly counts: ReadonlyMap<string, UnitCount>;
}

/** Units in scope, one under another. */
export function UnitList({ tree, counts }: UnitListProps) {
  const t = useWords(UNIT_WORDS);
  return (
    <>
      <div class="page-title">
        <div>
          <h1>{t.title}</h1>
          <p>{t.help}</p>
        </div>
      </div>
      {tree.length === 0 ? (
        <div class="empty">
          <Icon name="search" />
          <p>
            <b>{t.emptyTitle}</b>
          </p>
          <p>{t.emptyHelp}</p>
        </div>
      ) : (
        (['state', 'party'] as const).map((kind) => (
          <Tree key={kind} kind={kind} tree={tree.filter(({ unit }) => unit.tree === kind)} counts={counts} />
        ))
      )}
    </>
  );
}

function Tree({ kind, tree, counts }: UnitListProps & { readonly kind: 'state' | 'party' }) {
  const t = useWords(UNIT_WORDS);
  if (tree.length === 0) return null;
  return (
    <section class="panel section-s" aria-labelledby={`tree-${kind}`}>
      <h2 id={`tree-${kind}`}>{t[kind]}</h2>
      <ul class="tree">
        {tree.map((branch) => (
          <Branch key={branch.unit.id} branch={branch} counts={counts} />
        ))}
      </ul>
    </section>
  );
}

function Branch({ branch: { unit, below }, counts }: { readonly branch: UnitBranch } & Pick<UnitListProps, 'counts'>) {
  const { language } = useView();
  const t = useWords(UNIT_WORDS);
  const count = counts.get(unit.id);
  return (
    <li>
      <a href={unitAddress(unit.id)} data-row>
        {unit.name}
      </a>{' '}
      {unit.to === null ? null : <span class="small muted">{t.ceased(dayText(unit.to))}</span>}
      {count === undefined ? null : (
        <span class="small">
          <a href={listAddress({ unit: unit.id, alone: 'true', ended: 'false' })}>
            {t.open}: {numberText(count.open, language)}
          </a>{' '}
          {count.overdue === 0 ? null : (
            <a href={listAddress({ unit: unit.id, alone: 'true', timeliness: 'overdue' })}>
              <TimelinessTag timeliness="overdue">
                {`${TIMELINESS_WORDS(language).overdue}: ${numberText(count.overdue, language)}`}
              </TimelinessTag>
            </a>
          )}
        </span>
      )}
      {below.length === 0 ? null : (
        <ul>
          {below.map((each) => (
            <Branch key={each.unit.id} branch={each} counts={counts} />
          ))}
        </ul>
      )}
    </li>
  );
}
