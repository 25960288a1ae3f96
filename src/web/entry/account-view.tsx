import type { Session } from '../../people/accounts/sessions.store';
import type { SignedIn } from '../../people/accounts/signed-in';
import { ADDRESS } from '../page/addresses';
import { Form } from '../page/form';
import { Moment } from '../page/when';
import { useView, useWords } from '../page/view';
import { ENTRY_WORDS } from './entry-words';
import { ROLE_WORDS } from './role-words';

/** Whoever is signed in: their posts of today, what was granted, and where else they are signed in. */
export function Account({
  signedIn,
  sessions,
}: {
  readonly signedIn: SignedIn;
  readonly sessions: readonly Session[];
}) {
  const { language } = useView();
  const t = useWords(ENTRY_WORDS);
  const roles = ROLE_WORDS(language);
  const { account, posts, grants, by } = signedIn;
  const own = by.kind === 'session' ? by.session.id : null;
  return (
    <>
      <div class="page-title">
        <h1>{t.accountTitle}</h1>
      </div>
      <section class="panel stack">
        <dl class="summary">
          <div>
            <dt>{t.name}</dt>
            <dd>{account.name}</dd>
          </div>
          <div>
            <dt>{t.person}</dt>
            <dd>{account.personName ?? t.nobody}</dd>
          </div>
          <div>
            <dt>{t.posts}</dt>
            <dd>
              {posts.length === 0 ? (
                t.noPosts
              ) : (
                <Lines lines={posts.map((post) => `${post.title}, ${post.unitName}`)} />
              )}
            </dd>
          </div>
          {grants.length === 0 ? null : (
            <div>
              <dt>{t.grants}</dt>
              <dd>
                <Lines
                  lines={grants.map(({ role, unit }) => (unit === null ? roles[role] : `${roles[role]}: ${unit}`))}
                />
              </dd>
            </div>
          )}
        </dl>
      </section>
      <section class="panel section" aria-labelledby="sessions">
        <h2 id="sessions">{t.sessions}</h2>
        <ul class="tasks">
          {sessions.map(({ id, begunAt, seenAt, address }) => (
            <li key={id}>
              <div>
                {address}
                {id === own ? ` (${t.thisSession})` : ''}
                <p>
                  {t.since} <Moment at={begunAt} />, {t.lastUsed} <Moment at={seenAt} />
                </p>
              </div>
              {id === own ? null : (
                <Form action={`${ADDRESS.account}/sessions/${id}`}>
                  <button class="btn btn--second btn--small" type="submit">
                    {t.endSession}
                  </button>
                </Form>
              )}
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}

function Lines({ lines }: { readonly lines: readonly string[] }) {
  return (
    <ul class="plain-list">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
