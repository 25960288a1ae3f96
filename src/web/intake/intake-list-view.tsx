import type { FieldRefusal } from '../../platform/refused';
import type { Instant } from '../../../workflows/vocabulary';
import type { OwnPost } from '../../people/accounts/scope.store';
import { ADDRESS, draftAddress, planAddress } from '../page/addresses';
import { ErrorSummary } from '../page/error-summary';
import { Field } from '../page/field';
import { Form } from '../page/form';
import { Icon } from '../page/icon';
import { numberText } from '../page/number-text';
import { useView, useWords } from '../page/view';
import { Moment } from '../page/when';
import { INTAKE_WORDS } from './intake-words';

/** A paper that was read, as the list shows it. */
export interface ListedDraft {
  readonly id: string;
  readonly name: string;
  readonly title: string | null;
  readonly symbol: string | null;
  readonly duties: number;
  readonly unsure: number;
  readonly readAt: Instant;
  readonly plan: string | null;
}

export interface IntakeListProps {
  readonly posts: readonly OwnPost[];
  readonly drafts: readonly ListedDraft[];
  /** What kept a paper from being read, by the field that brought it; the text that was pasted. */
  readonly wrong: readonly FieldRefusal[];
  readonly pasted: string;
}

/** Brings a paper, and finds those that were brought. */
export function IntakeList({ posts, drafts, wrong, pasted }: IntakeListProps) {
  const t = useWords(INTAKE_WORDS);
  return (
    <>
      <div class="page-title">
        <div>
          <h1>{t.title}</h1>
          <p>{t.help}</p>
        </div>
      </div>
      <div class="stack">
        {posts.length === 0 ? (
          <p class="notice notice--quiet">{t.noPost}</p>
        ) : (
          <div class="no-print">
            <ErrorSummary refused={null} wrong={wrong} labels={{ file: t.file, text: t.paste }} />
            <div class="halves section-s">
              <FromFile {...{ posts, wrong }} />
              <FromText {...{ posts, wrong, pasted }} />
            </div>
          </div>
        )}
        <Drafts drafts={drafts} />
      </div>
    </>
  );
}

function FromFile({ posts, wrong }: Pick<IntakeListProps, 'posts' | 'wrong'>) {
  const t = useWords(INTAKE_WORDS);
  return (
    <section class="panel" aria-labelledby="from-file">
      <h2 id="from-file">{t.fileTitle}</h2>
      <Form action={ADDRESS.intake} post={onlyPost(posts)} files>
        <ActAs posts={posts} id="post-file" />
        <Field name="file" label={t.file} hint={t.fileHint} wrong={wrong}>
          {(control) => <input {...control} type="file" required accept=".docx,.pdf,.txt,.html,.htm,.md" />}
        </Field>
        <button class="btn" type="submit">
          {t.read}
        </button>
      </Form>
    </section>
  );
}

function FromText({ posts, wrong, pasted }: Pick<IntakeListProps, 'posts' | 'wrong' | 'pasted'>) {
  const t = useWords(INTAKE_WORDS);
  return (
    <section class="panel" aria-labelledby="from-text">
      <h2 id="from-text">{t.pasteTitle}</h2>
      <Form action={ADDRESS.intakePaste} post={onlyPost(posts)}>
        <ActAs posts={posts} id="post-text" />
        <Field name="text" label={t.paste} hint={t.pasteHint} wrong={wrong}>
          {(control) => (
            <textarea {...control} rows={8} required>
              {pasted}
            </textarea>
          )}
        </Field>
        <button class="btn" type="submit">
          {t.read}
        </button>
      </Form>
    </section>
  );
}

const onlyPost = (posts: readonly OwnPost[]): string | undefined => (posts.length === 1 ? posts[0]?.post : undefined);

/** Whoever holds several posts says in which one they act. */
function ActAs({ posts, id }: { readonly posts: readonly OwnPost[]; readonly id: string }) {
  const t = useWords(INTAKE_WORDS);
  if (posts.length < 2) return null;
  return (
    <Field name="_post" id={id} label={t.actAs}>
      {(control) => (
        <select {...control}>
          {posts.map(({ post, title, unitName }) => (
            <option key={post} value={post}>
              {title}, {unitName}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

function Drafts({ drafts }: Pick<IntakeListProps, 'drafts'>) {
  const { language } = useView();
  const t = useWords(INTAKE_WORDS);
  if (drafts.length === 0) {
    return (
      <div class="empty">
        <Icon name="file" />
        <p>
          <b>{t.noDrafts}</b>
        </p>
        <p>{t.noDraftsHelp}</p>
      </div>
    );
  }
  return (
    <section class="panel" aria-labelledby="drafts">
      <h2 id="drafts">{t.drafts}</h2>
      <table role="table" class="cards table--dense">
        <caption class="vh">{t.drafts}</caption>
        <thead role="rowgroup">
          <tr role="row">
            {[t.paper, t.readAt, t.became, t.duties, t.unsure].map((text, at) => (
              <th key={text} role="columnheader" scope="col" class={at > 2 ? 'num' : undefined}>
                {text}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {drafts.map(({ id, name, title, symbol, duties, unsure, readAt, plan }) => (
            <tr key={id} role="row">
              <th role="rowheader" scope="row">
                <a href={draftAddress(id)} data-row>
                  {title ?? name}
                </a>
                <br />
                <span class="small muted">{[symbol, name].filter((each) => each !== null).join(', ')}</span>
              </th>
              <td role="cell" data-label={t.readAt}>
                <Moment at={readAt} />
              </td>
              <td role="cell" data-label={t.became}>
                {plan === null ? t.notYet : <a href={planAddress(plan)}>{plan}</a>}
              </td>
              <td role="cell" class="num" data-label={t.duties}>
                {numberText(duties, language)}
              </td>
              <td role="cell" class="num" data-label={t.unsure}>
                {numberText(unsure, language)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
