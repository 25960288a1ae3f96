import type { LocalDate } from '../../../workflows/vocabulary';
import type { OwnPost } from '../../people/accounts/scope.store';
import type { Unit } from '../../people/people.store';
import { SINCE_EVER } from '../../people/register';
import type { PostOnDay, RecordedTenure } from '../../people/tenure-change.store';
import { POST_KINDS } from '../../people/tenures.dto';
import { ADDRESS } from '../page/addresses';
import { dayText } from '../page/date-text';
import { ErrorSummary } from '../page/error-summary';
import { Field } from '../page/field';
import { Form } from '../page/form';
import { useWords } from '../page/view';
import { Moment } from '../page/when';
import { fieldOf } from '../page/typed';
import { AdminTitle, CardTable, DoneLine, Empty } from './admin-frame';
import { ADMIN_WORDS } from './admin-words';
import { PostField } from './post-field';
import { POST_WORDS } from './post-words';
import type { Tried } from './tried';
import { UnitSelect } from './unit-select';

export interface PostsProps {
  readonly units: readonly Unit[];
  readonly unit: Unit | null;
  readonly posts: readonly PostOnDay[];
  readonly recorded: readonly RecordedTenure[];
  readonly persons: readonly { readonly id: string; readonly name: string }[];
  /** Standing units that nobody heads today. */
  readonly withoutHead: readonly Unit[];
  /** Posts of whoever records; empty for an administrator. */
  readonly own: readonly OwnPost[];
  readonly tried: Tried;
}

export const postsAddress = (unit: string): string =>
  `${ADDRESS.adminPosts}?${new URLSearchParams({ unit }).toString()}`;

/** Who holds which post, and the forms by which somebody takes or leaves one. */
export function Posts(props: PostsProps) {
  const { units, unit, tried, withoutHead } = props;
  const t = useWords(POST_WORDS);
  const shared = useWords(ADMIN_WORDS);
  const labels = {
    ...{ post: t.post, kind: t.kind, title: t.title, person: t.person, name: t.name, email: t.email },
    ...{ from: t.from, to: t.to, decision: shared.decision },
  };
  return (
    <>
      <AdminTitle title={unit === null ? shared.posts : `${shared.posts}: ${unit.name}`} help={t.help} />
      <DoneLine />
      <ErrorSummary refused={tried.refused} wrong={tried.wrong} labels={labels} />
      <form class="panel no-print" method="get" action={ADDRESS.adminPosts}>
        <Field name="unit" label={t.choose}>
          {(control) => <UnitSelect control={control} units={units} value={unit?.id ?? ''} />}
        </Field>
        <button class="btn btn--second" type="submit">
          {t.show}
        </button>
      </form>
      {unit === null ? (
        <section class="panel section-s" aria-labelledby="no-head">
          <h2 id="no-head">{t.noHead}</h2>
          <p class="hint">{t.noHeadHelp}</p>
          {withoutHead.length === 0 ? (
            <p>{t.everyHead}</p>
          ) : (
            <ul class="plain-list">
              {withoutHead.map(({ id, name }) => (
                <li key={id}>
                  <a href={postsAddress(id)}>{name}</a>
                </li>
              ))}
            </ul>
          )}
        </section>
      ) : (
        <OfUnit {...props} unit={unit} />
      )}
    </>
  );
}

function OfUnit(props: PostsProps & { readonly unit: Unit }) {
  const { unit, posts, own } = props;
  const t = useWords(POST_WORDS);
  return (
    <>
      <section class="panel section-s" aria-labelledby="posts">
        <h2 id="posts">{t.posts}</h2>
        {posts.length === 0 ? (
          <Empty icon="inbox" title={t.emptyTitle} help={t.emptyHelp} />
        ) : (
          <CardTable
            caption={t.posts}
            head={[t.post, t.kind, t.holder, t.end]}
            rows={posts.flatMap(({ post, kind, title, holders }) =>
              holders.length === 0
                ? [{ key: post, cells: [title, t[kind], <span class="muted">{t.vacant}</span>, '–'] }]
                : holders.map((holder) => ({
                    key: `${post}/${holder.person}`,
                    cells: [
                      title,
                      t[kind],
                      `${holder.name}, ${t.from.toLowerCase()} ${since(holder.from, t.sinceEver)}`,
                      <End unit={unit.id} post={post} holder={holder} own={own} />,
                    ],
                  })),
            )}
          />
        )}
      </section>
      <AppointForm {...props} />
      <Recorded {...props} />
    </>
  );
}

const since = (from: LocalDate, unknown: string): string => (from === SINCE_EVER ? unknown : dayText(from));

function End({
  unit,
  post,
  holder,
  own,
}: {
  readonly unit: string;
  readonly post: string;
  readonly holder: PostOnDay['holders'][number];
  readonly own: readonly OwnPost[];
}) {
  const t = useWords(POST_WORDS);
  const shared = useWords(ADMIN_WORDS);
  const id = `end-${post}-${holder.person}`;
  return (
    <details class="deed">
      <summary class="btn btn--second btn--small">{t.end}</summary>
      <Form action={postsAddress(unit)} post={own.length === 1 ? own[0]?.post : undefined}>
        <input type="hidden" name="type" value="end" />
        <input type="hidden" name="post" value={post} />
        <input type="hidden" name="person" value={holder.person} />
        <input type="hidden" name="from" value={holder.from} />
        <div class="field">
          <label for={`${id}-to`}>{t.lastDay}</label>
          <input class="w-date" id={`${id}-to`} type="date" name="to" required />
        </div>
        <div class="field">
          <label for={`${id}-decision`}>{shared.decision}</label>
          <span class="hint">{shared.decisionHint}</span>
          <input class="w-full" id={`${id}-decision`} type="text" name="decision" required />
        </div>
        <button class="btn btn--small" type="submit">
          {shared.record}
        </button>
      </Form>
    </details>
  );
}

function AppointForm({ unit, posts, persons, own, tried: { typed, wrong } }: PostsProps & { readonly unit: Unit }) {
  const t = useWords(POST_WORDS);
  const shared = useWords(ADMIN_WORDS);
  const given = (name: string): string => (fieldOf(typed, 'type') === 'appoint' ? fieldOf(typed, name) : '');
  const line = (name: string, label: string, hint?: string, more: object = {}) => (
    <Field name={name} label={label} hint={hint} wrong={wrong}>
      {(control) => <input {...control} class="w-full" type="text" autocomplete="off" value={given(name)} {...more} />}
    </Field>
  );
  const day = (name: string, label: string, hint?: string) => (
    <Field name={name} label={label} hint={hint} wrong={wrong}>
      {(control) => <input {...control} class="w-date" type="date" value={given(name)} />}
    </Field>
  );
  return (
    <section class="panel section no-print" aria-labelledby="appoint">
      <h2 id="appoint">{t.appoint}</h2>
      <p class="hint">{t.appointHelp}</p>
      <Form action={postsAddress(unit.id)}>
        <input type="hidden" name="type" value="appoint" />
        <input type="hidden" name="unit" value={unit.id} />
        <div class="halves">
          <div>
            <Field name="post" label={t.existing} wrong={wrong}>
              {(control) => (
                <select {...control} class="w-full">
                  <option value="">{t.newPost}</option>
                  {posts.map(({ post, title }) => (
                    <option key={post} value={post} selected={post === given('post')}>
                      {title}
                    </option>
                  ))}
                </select>
              )}
            </Field>
            {line('newPost', t.newPostId, t.newPostIdHint)}
            <Field name="kind" label={t.kind} wrong={wrong}>
              {(control) => (
                <select {...control}>
                  {POST_KINDS.map((kind) => (
                    <option key={kind} value={kind} selected={kind === given('kind')}>
                      {t[kind]}
                    </option>
                  ))}
                </select>
              )}
            </Field>
            {line('title', t.title)}
          </div>
          <div>
            {line('person', t.person, t.personHint, { list: 'persons' })}
            <datalist id="persons">
              {persons.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </datalist>
            {line('name', t.name, shared.optional)}
            {line('email', t.email, shared.optional)}
          </div>
        </div>
        {day('from', t.from)}
        {day('to', t.to, t.toHint)}
        {line('decision', shared.decision, shared.decisionHint)}
        <PostField posts={own} />
        <button class="btn" type="submit">
          {shared.record}
        </button>
      </Form>
    </section>
  );
}

function Recorded({ recorded, posts, persons }: PostsProps) {
  const t = useWords(POST_WORDS);
  const shared = useWords(ADMIN_WORDS);
  const titles = new Map(posts.map(({ post, title }) => [post, title]));
  const names = new Map(persons.map(({ id, name }) => [id, name]));
  return (
    <section class="panel section" aria-labelledby="recorded">
      <h2 id="recorded">{t.recorded}</h2>
      {recorded.length === 0 ? (
        <p class="muted">{t.noneRecorded}</p>
      ) : (
        <CardTable
          caption={t.recorded}
          head={[t.what, t.post, t.holder, t.days, shared.decision, t.recordedAt]}
          rows={recorded.map(({ id, kind, post, person, from, to, decision, decidedOn, recordedAt }) => ({
            key: id,
            cells: [
              t[kind],
              titles.get(post) ?? post,
              names.get(person) ?? person,
              `${since(from, t.sinceEver)} – ${to === null ? t.toDate : dayText(to)}`,
              `${decision}, ${dayText(decidedOn)}`,
              <Moment at={recordedAt} />,
            ],
          }))}
        />
      )}
    </section>
  );
}
