import { refusalText } from '../../platform/refusals/refusal-text';
import type { Refusal } from '../../../workflows/vocabulary';
import type { ObligationLine } from '../../obligations/obligation-line.store';
import { CommandControl } from '../duty/command-view';
import { DutyLink } from '../duty/duty-link';
import { FIELD_WORDS } from '../duty/duty-words';
import { ADDRESS } from '../page/addresses';
import { ErrorSummary } from '../page/error-summary';
import { Form } from '../page/form';
import { idOf, type Tried } from '../page/tried';
import { useView, useWords } from '../page/view';
import { FIELDS, NEEDED } from './bulk-deeds';
import { BULK_WORDS, type BulkDeed } from './bulk-words';

/** A line that was picked, with the version that was seen. */
export interface Chosen {
  readonly line: ObligationLine;
  readonly version: number;
  readonly pick: string;
}

/** Asks once more, and once for all of them what the deed brings: each goes with the version that was seen. */
export function BulkQuestion({
  deed,
  chosen,
  tried,
  post,
  back,
}: {
  readonly deed: BulkDeed;
  readonly chosen: readonly Chosen[];
  readonly tried: Tried | null;
  readonly post: string;
  readonly back: string;
}) {
  const { language } = useView();
  const t = useWords(BULK_WORDS);
  const spoken = FIELD_WORDS(language);
  const ask = { confirm: t.askConfirm, urge: t.askUrge, explain: t.askExplain, transfer: t.askTransfer }[deed];
  const fields = FIELDS[deed];
  const event = tried?.event ?? '';
  const label = (field: (typeof fields)[number]) => (deed === 'explain' ? t.explainBy : spoken[field]);
  return (
    <div class="panel stack-s">
      <h1>{t[deed]}</h1>
      <p>{chosen.length === 0 ? t.nothing : ask(chosen.length)}</p>
      <ul class="tasks">
        {chosen.map(({ line }) => (
          <li key={line.id}>
            <div>
              <DutyLink duty={line} clause={false} />
              <p>{line.unit.name}</p>
            </div>
          </li>
        ))}
      </ul>
      <Form action={ADDRESS.listBulk} post={post} files={fields.includes('file')} class="stack-s">
        {tried === null ? null : (
          <ErrorSummary
            {...{ refused: tried.refused, wrong: tried.wrong }}
            labels={Object.fromEntries(fields.map((field) => [idOf(event, field), label(field)]))}
          />
        )}
        <input type="hidden" name="sure" value="true" />
        <input type="hidden" name="deed" value={deed} />
        <input type="hidden" name="back" value={back} />
        {chosen.map(({ pick }) => (
          <input key={pick} type="hidden" name="pick" value={pick} />
        ))}
        {chosen.length === 0
          ? null
          : fields.map((field) => (
              <CommandControl
                key={field}
                {...{ field, event, tried, needed: NEEDED.has(field) }}
                {...(deed === 'explain' ? { label: t.explainBy } : {})}
              />
            ))}
        <div class="actions">
          {chosen.length === 0 ? null : (
            <button class="btn" type="submit">
              {t[deed]}
            </button>
          )}
          <a class="btn btn--plain" href={back}>
            {t.back}
          </a>
        </div>
      </Form>
    </div>
  );
}

/** What became of each. */
export function BulkOutcome({
  deed,
  done,
  failed,
  back,
}: {
  readonly deed: BulkDeed;
  readonly done: number;
  readonly failed: readonly { readonly line: ObligationLine; readonly refused: Refusal }[];
  readonly back: string;
}) {
  const { language } = useView();
  const t = useWords(BULK_WORDS);
  return (
    <div class="panel stack-s">
      <h1>{t[deed]}</h1>
      <p class="notice notice--done" role="status">
        {t.done(done)}
      </p>
      {failed.length === 0 ? null : (
        <>
          <p class="notice notice--soon">{t.failed(failed.length)}</p>
          <ul class="tasks">
            {failed.map(({ line, refused }) => (
              <li key={line.id}>
                <div>
                  <DutyLink duty={line} clause={false} />
                  <p>
                    {line.unit.name}. {refusalText(refused, language)}
                  </p>
                </div>
              </li>
            ))}
          </ul>
        </>
      )}
      <p>
        <a class="btn btn--second" href={back}>
          {t.back}
        </a>
      </p>
    </div>
  );
}
