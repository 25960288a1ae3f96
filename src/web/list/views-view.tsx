import type { SavedView } from '../../obligations/saved-views.service';
import { VIEW_NAME_MOST } from '../../obligations/saved-views.dto';
import type { Refusal } from '../../../workflows/vocabulary';
import { refusalText } from '../../platform/refusals/refusal-text';
import { ADDRESS } from '../page/addresses';
import { Form } from '../page/form';
import { useView, useWords } from '../page/view';
import { listAddress, type ListFields } from './list-address';
import { LIST_WORDS } from './list-words';

export interface ViewsProps {
  readonly fields: ListFields;
  readonly saved: readonly SavedView[];
  /** What kept a view from being saved or renamed, and what was typed. */
  readonly savedProblem: { readonly refused: Refusal; readonly name: string } | null;
}

/** Filters at hand: those that everybody needs, and those that one has kept. */
export function Views({ fields, saved, savedProblem }: ViewsProps) {
  const t = useWords(LIST_WORDS);
  const common: readonly (readonly [string, ListFields])[] = [
    [t.viewOpen, { ended: 'false' }],
    [t.viewOverdue, { timeliness: 'overdue', ended: 'false' }],
    [t.viewSoon, { timeliness: 'due-soon' }],
    [t.viewWaiting, { hands: 'office' }],
    [t.viewFlagged, { watch: 'flagged', ended: 'false' }],
  ];
  return (
    <div class="section-s no-print">
      <Chips label={t.saved} views={common} here={listAddress(fields)} />
      {saved.length === 0 ? null : (
        <Chips label={t.own} views={saved.map((view) => [view.name, view.fields])} here={listAddress(fields)} />
      )}
      <div class="keep">
        <Keep fields={fields} problem={savedProblem} />
        {saved.length === 0 ? null : <Manage saved={saved} />}
      </div>
    </div>
  );
}

function Chips({
  label,
  views,
  here,
}: {
  readonly label: string;
  readonly views: readonly (readonly [string, ListFields])[];
  readonly here: string;
}) {
  return (
    <nav class="chips" aria-label={label}>
      <span>{label}</span>
      {views.map(([text, view]) => {
        const address = listAddress(view);
        return (
          <a key={text} class="chip" href={address} aria-current={address === here ? 'page' : undefined}>
            {text}
          </a>
        );
      })}
    </nav>
  );
}

function Keep({ fields, problem }: { readonly fields: ListFields; readonly problem: ViewsProps['savedProblem'] }) {
  const { language } = useView();
  const t = useWords(LIST_WORDS);
  return (
    <details open={problem !== null}>
      <summary>{t.keep}</summary>
      <Form action={ADDRESS.listViews} class="inline-form">
        <input type="hidden" name="back" value={listAddress({ ...fields, after: '' })} />
        <div class={problem === null ? 'field' : 'field field--error'}>
          <label for="view-name">{t.keepName}</label>
          <span class="hint" id="view-name-hint">
            {t.keepHint}
          </span>
          {problem === null ? null : (
            <p class="error" id="view-name-error" role="alert">
              {refusalText(problem.refused, language)}
            </p>
          )}
          <input
            {...{
              id: 'view-name',
              name: 'name',
              value: problem?.name ?? '',
              maxLength: VIEW_NAME_MOST,
              required: true,
            }}
            aria-describedby={problem === null ? 'view-name-hint' : 'view-name-hint view-name-error'}
            aria-invalid={problem === null ? undefined : 'true'}
          />
        </div>
        <button class="btn btn--second" type="submit">
          {t.keepSave}
        </button>
      </Form>
    </details>
  );
}

function Manage({ saved }: { readonly saved: readonly SavedView[] }) {
  const { address } = useView();
  const t = useWords(LIST_WORDS);
  return (
    <details>
      <summary>{t.manage}</summary>
      {saved.map(({ id, name }) => (
        <Form key={id} action={`${ADDRESS.listViews}/${id}`} class="inline-form">
          <input type="hidden" name="back" value={address} />
          <div class="field">
            <label for={`view-${id}`}>{t.keepName}</label>
            <input id={`view-${id}`} name="name" value={name} maxLength={VIEW_NAME_MOST} required />
          </div>
          <button class="btn btn--second" type="submit" name="deed" value="rename">
            {t.rename}
            <span class="vh">: {name}</span>
          </button>
          <button class="btn btn--plain" type="submit" name="deed" value="remove" formNoValidate>
            {t.forget}
            <span class="vh">: {name}</span>
          </button>
        </Form>
      ))}
    </details>
  );
}
