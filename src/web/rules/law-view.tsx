import type { LocalDate } from '../../../workflows/vocabulary';
import type { Citation } from '../../rules/law/citations';
import type { LawRegister, Provision } from '../../rules/law/provision';
import { dayText } from '../page/date-text';
import { ADDRESS } from '../page/addresses';
import { Icon } from '../page/icon';
import { useView, useWords } from '../page/view';
import { RULE_WORDS, SURE_WORDS } from './rule-words';

export interface LawProps {
  readonly register: LawRegister;
  readonly inForce: readonly Provision[];
  readonly on: LocalDate;
  /** A day was asked for that is none. */
  readonly wrongDay: boolean;
}

/** What was in force on a day, by act, and how sure we are of each. */
export function Law({ register, inForce, on, wrongDay }: LawProps) {
  const { language } = useView();
  const t = useWords(RULE_WORDS);
  const acts = register.acts.filter(({ id }) => inForce.some(({ act }) => act === id));
  return (
    <section class="panel section" aria-labelledby="law">
      <div class="panel__head">
        <h2 id="law">{t.law}</h2>
        <p>{t.lawHelp}</p>
      </div>
      <form class="inline-form no-print" method="get" action={`${ADDRESS.rules}#law`}>
        <div class="field">
          <label for="on">{t.onDay}</label>
          <input id="on" name="on" type="date" class="w-date" value={on} />
        </div>
        <button class="btn btn--second" type="submit">
          {t.show}
        </button>
      </form>
      {wrongDay ? <p class="notice notice--soon section-s">{t.wrongDay}</p> : null}
      <p class="section-s" role="status">
        <b>{inForce.length === 0 ? t.none : t.inForce(inForce.length, dayText(on))}</b>
      </p>
      {acts.map(({ id, number, title }) => (
        <section key={id} class="section-s" aria-labelledby={`act-${id}`}>
          <h3 id={`act-${id}`}>
            {number} – {title}
          </h3>
          <ul class="tasks">
            {inForce
              .filter(({ act }) => act === id)
              .map((each) => (
                <li key={each.id}>
                  <div>
                    {each.article === null && each.clause === null ? null : (
                      <b>{[each.article, each.clause].filter((part) => part !== null).join(', ')}: </b>
                    )}
                    {each.says[language]}
                    <p>
                      {t.source}: {each.source}. {periodOf(each, t)}
                    </p>
                    {each.question === null ? null : (
                      <p>
                        {t.ask}: {each.question}
                      </p>
                    )}
                  </div>
                  <SureTag sure={each.sure} />
                </li>
              ))}
          </ul>
        </section>
      ))}
    </section>
  );
}

const periodOf = ({ effectiveFrom, effectiveTo }: Provision, t: ReturnType<typeof RULE_WORDS>): string => {
  if (effectiveTo === null) return effectiveFrom === null ? '' : t.from(dayText(effectiveFrom));
  return t.between(effectiveFrom === null ? '…' : dayText(effectiveFrom), dayText(effectiveTo));
};

/** Whether the text was read: never left out where law is shown. */
export function SureTag({ sure }: { readonly sure: Citation['sure'] }) {
  const t = useWords(SURE_WORDS);
  const none = useWords(RULE_WORDS).notInForce;
  const look = sure === 'read' ? 'tag tag--done' : sure === 'second-hand' ? 'tag' : 'tag tag--soon';
  return (
    <span class={look}>
      <Icon name={sure === 'read' ? 'check' : sure === 'second-hand' ? 'talk' : 'late'} />
      {sure === 'not-in-force' ? none : t[sure]}
    </span>
  );
}
