import { refusalText } from '../../platform/refusals/refusal-text';
import type { Refusal } from '../../../workflows/vocabulary';
import type { ObligationLine } from '../../obligations/obligation-queries.store';
import { DutyLink } from '../duty/duty-link';
import { ADDRESS } from '../page/addresses';
import { Form } from '../page/form';
import { useView, useWords } from '../page/view';
import { BULK_WORDS } from './bulk-words';

/** Asks once more before several duties are confirmed at once: each with the version that was seen. */
export function BulkQuestion({
  chosen,
  post,
  back,
}: {
  readonly chosen: readonly { readonly line: ObligationLine; readonly pick: string }[];
  readonly post: string;
  readonly back: string;
}) {
  const t = useWords(BULK_WORDS);
  return (
    <div class="panel stack-s">
      <h1>{t.title}</h1>
      <p>{chosen.length === 0 ? t.nothing : t.ask(chosen.length)}</p>
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
      <Form action={ADDRESS.listConfirm} post={post} class="actions">
        <input type="hidden" name="sure" value="true" />
        <input type="hidden" name="back" value={back} />
        {chosen.map(({ pick }) => (
          <input key={pick} type="hidden" name="pick" value={pick} />
        ))}
        {chosen.length === 0 ? null : (
          <button class="btn" type="submit">
            {t.confirmAll(chosen.length)}
          </button>
        )}
        <a class="btn btn--plain" href={back}>
          {t.back}
        </a>
      </Form>
    </div>
  );
}

/** What became of each. */
export function BulkOutcome({
  done,
  failed,
  back,
}: {
  readonly done: number;
  readonly failed: readonly { readonly line: ObligationLine; readonly refused: Refusal }[];
  readonly back: string;
}) {
  const { language } = useView();
  const t = useWords(BULK_WORDS);
  return (
    <div class="panel stack-s">
      <h1>{t.title}</h1>
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
