import type { Branch, PlanOwed } from '../../plans/cascade.store';
import { dutyAddress, planAddress } from '../page/addresses';
import { documentText } from '../page/document-text';
import { Icon } from '../page/icon';
import { useView, useWords } from '../page/view';
import { Day } from '../page/when';
import { PLAN_WORDS } from './plan-words';

export interface CascadeProps {
  /** From each document at the top down. */
  readonly trees: readonly Branch[];
  /** The document of the plan that is looked at. */
  readonly here: string | null;
  readonly owed: readonly PlanOwed[];
  readonly unitNames: ReadonlyMap<string, string>;
}

/** Which papers the plan carries out, which carry it out, and who still owes a plan of their own. */
export function PlanCascade({ trees, here, owed, unitNames }: CascadeProps) {
  const t = useWords(PLAN_WORDS);
  return (
    <section class="panel" aria-labelledby="cascade">
      <div class="panel__head">
        <h2 id="cascade">{t.cascade}</h2>
        <p>
          {t.cascadeHelp}{' '}
          {owed.length === 0 ? null : (
            <span class="tag">
              <Icon name="none" />
              {t.owedCount(new Set(owed.map(({ unit }) => unit)).size)}
            </span>
          )}
        </p>
      </div>
      {trees.length === 0 ? (
        <p class="muted">{t.noCascade}</p>
      ) : (
        <ul class="tree">
          {trees.map((branch) => (
            <Document key={branch.id} {...{ branch, here, unitNames }} />
          ))}
        </ul>
      )}
      <h3 class="section-s">{t.owed}</h3>
      {owed.length === 0 ? (
        <p class="muted">{t.noneOwed}</p>
      ) : (
        <ul class="tasks">
          {owed.map(({ obligation, unitName, dueOn }) => (
            <li key={obligation}>
              <a href={dutyAddress(obligation)}>{unitName}</a>
              <span>
                {dueOn === null ? (
                  t.noDueDay
                ) : (
                  <>
                    {t.dueOn} <Day on={dueOn} />
                  </>
                )}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Document({ branch, here, unitNames }: { readonly branch: Branch } & Pick<CascadeProps, 'here' | 'unitNames'>) {
  const { language } = useView();
  const t = useWords(PLAN_WORDS);
  const { id, issuer, title, plan, carriedOutBy } = branch;
  const name = documentText(branch, language);
  const said = (
    <>
      {plan === null || id === here ? <b>{name}</b> : <a href={planAddress(plan)}>{name}</a>}
      {title === null ? '' : `: ${title}`}
      <br />
      <span class="small muted">{issuer === null ? t.issuerUnknown : (unitNames.get(issuer) ?? issuer)}</span>
    </>
  );
  return (
    <li>
      {id === here ? (
        <div class="tree__here" aria-current="true">
          {said}{' '}
          <span class="tag tag--ontrack">
            <Icon name="play" />
            {t.here}
          </span>
        </div>
      ) : (
        said
      )}
      {carriedOutBy.length === 0 ? null : (
        <ul>
          {carriedOutBy.map((each) => (
            <Document key={each.id} branch={each} here={here} unitNames={unitNames} />
          ))}
        </ul>
      )}
    </li>
  );
}
