import type { DraftDuty } from '../../intake/draft';
import { sentenceOf } from '../../intake/questions';
import { KIND_WORDS } from '../../obligations/kind-words';
import { DRAFT_QUERY } from '../page/addresses';
import { Icon } from '../page/icon';
import { useView, useWords } from '../page/view';
import { MAIN_ROLES, OTHER_ROLES } from './correction-form';
import { deadlineText } from './deadline-text';
import { EditForm, type DraftForm, type TriedForm } from './duty-form';
import { ShapeForms } from './shape-form';
import { DRAFT_WORDS } from './intake-words';
import { placeText, shortened } from './paper-text';

export interface DutyCardProps {
  readonly duty: DraftDuty;
  readonly address: string;
  /** The text of the paper, and the duties nearest to this one. */
  readonly text: string;
  readonly others: readonly DraftDuty[];
  /** Null for whoever may only look. */
  readonly form: DraftForm | null;
  readonly open: boolean;
  readonly tried: TriedForm | null;
}

const TITLE_CHARACTERS = 180;

/** One duty: what is asked about it, who, when, where; its words in the paper; and, opened, the form that corrects it. */
export function DutyCard({ duty, address, text, others, form, open, tried }: DutyCardProps) {
  const { language } = useView();
  const t = useWords(DRAFT_WORDS);
  const place = placeText(duty.span);
  const isUnsure = duty.confidence === 'low';
  const words = text.slice(duty.span.start, duty.span.end).replace(/\s+/gu, ' ').trim();
  return (
    <article
      id={`d-${place}`}
      class={isUnsure ? 'panel duty-card duty-card--unsure' : 'panel duty-card'}
      aria-labelledby={`t-${place}`}
    >
      <h3 id={`t-${place}`}>
        <a
          href={`${address}?${DRAFT_QUERY.edit}=${place}#d-${place}`}
          data-row
          aria-current={open ? 'true' : undefined}
        >
          {shortened(duty.text, TITLE_CHARACTERS)}
        </a>
      </h3>
      <div class="tags">
        {isUnsure ? (
          <span class="tag tag--soon">
            <Icon name="late" />
            {t.isUnsure}
          </span>
        ) : null}
        <span class="tag tag--state">
          <Icon name="circle" />
          {KIND_WORDS(language)[duty.kind]}
        </span>
      </div>
      {duty.questions.length === 0 ? null : (
        <ul class="duty-card__asks">
          {duty.questions.map((question) => (
            <li key={question.code}>{sentenceOf(question)[language]}</li>
          ))}
        </ul>
      )}
      <Facts duty={duty} />
      {words === duty.text.replace(/\s+/gu, ' ').trim() ? null : (
        <blockquote class="duty-card__quote">
          <b>{t.original}:</b> {words}
        </blockquote>
      )}
      <p class="actions no-print">
        <a class="btn btn--plain btn--small" href={`#w-${place}`}>
          {t.inText}
        </a>
        {form === null || open ? null : (
          <a class="btn btn--second btn--small" href={`${address}?${DRAFT_QUERY.edit}=${place}#d-${place}`}>
            {t.edit}
          </a>
        )}
      </p>
      {form !== null && open ? (
        <div class="no-print">
          <EditForm duty={duty} form={form} tried={tried} />
          <ShapeForms duty={duty} others={others} text={text} form={form} />
        </div>
      ) : null}
    </article>
  );
}

function Facts({ duty }: { readonly duty: DraftDuty }) {
  const { language } = useView();
  const t = useWords(DRAFT_WORDS);
  const roles = [...MAIN_ROLES, ...OTHER_ROLES].filter((role) => duty[role].length > 0);
  const { deadline } = duty;
  const isKnown = deadline !== null && deadline.literal !== deadlineText(deadline, language);
  return (
    <dl class="summary summary--narrow">
      {roles.length === 0 ? (
        <div>
          <dt>{t.who}</dt>
          <dd class="late-text">{t.nobody}</dd>
        </div>
      ) : (
        roles.map((role) => (
          <div key={role}>
            <dt>{t[role]}</dt>
            <dd>{duty[role].join('; ')}</dd>
          </div>
        ))
      )}
      <div>
        <dt>{t.when}</dt>
        <dd>
          {deadline === null ? t.noDeadline : deadline.literal}
          {isKnown ? (
            <span class="small muted">{` (${t.understood}: ${deadlineText(deadline, language)})`}</span>
          ) : null}
        </dd>
      </div>
      <div>
        <dt>{t.clause}</dt>
        <dd>{duty.ref}</dd>
      </div>
      {duty.product === null ? null : (
        <div>
          <dt>{t.product}</dt>
          <dd>{duty.product}</dd>
        </div>
      )}
    </dl>
  );
}
