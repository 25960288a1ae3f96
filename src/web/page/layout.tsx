import type { ComponentChildren } from 'preact';
import { ADDRESS } from './addresses';
import { Form } from './form';
import { Icon, Sprite } from './icon';
import { LAYOUT_WORDS } from './layout-words';
import type { Crumb } from './page-result';
import { isWithin, placesFor, sees } from './places';
import { useView, useWords } from './view';

/** htmx may fetch from us alone, evaluates nothing, writes no style, and keeps no copy of a page in the browser. */
const HTMX = JSON.stringify({
  ...{ selfRequestsOnly: true, allowEval: false, allowScriptTags: false },
  ...{ includeIndicatorStyles: false, historyCacheSize: 0 },
});

interface LayoutProps {
  readonly title: string;
  readonly crumbs: readonly Crumb[];
  readonly wide: boolean;
  /** Where the assets of this start stand. */
  readonly assets: string;
  readonly sample: boolean;
  readonly children: ComponentChildren;
}

/** The frame of every page. */
export function Layout({ title, crumbs, wide, assets, sample, children }: LayoutProps) {
  const { language, signedIn, address } = useView();
  const t = useWords(LAYOUT_WORDS);
  return (
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${title} – ${t.product}`}</title>
        <link rel="icon" type="image/svg+xml" href={`${assets}/icon.svg`} />
        <link rel="stylesheet" href={`${assets}/tokens.css`} />
        <link rel="stylesheet" href={`${assets}/desk.css`} />
        <meta name="htmx-config" content={HTMX} />
        <script src={`${assets}/htmx.js`} defer />
        <script src={`${assets}/desk.js`} defer />
      </head>
      <body class={wide ? 'print-wide' : undefined}>
        <a class="skip" href="#content">
          {t.skip}
        </a>
        <Masthead />
        {sample ? <SampleLine /> : null}
        {crumbs.length === 0 ? null : <Crumbs crumbs={crumbs} title={title} />}
        <main id="content" class="wrap" tabIndex={-1}>
          {children}
        </main>
        <footer class="wrap foot">
          <p>{t.workingDays}</p>
          <LanguageSwitch />
          {signedIn === null ? null : (
            <p class="print-only">{t.printedBy(signedIn.account.personName ?? signedIn.account.name, address)}</p>
          )}
        </footer>
        <Sprite />
      </body>
    </html>
  );
}

function Masthead() {
  const { signedIn, language, address } = useView();
  const t = useWords(LAYOUT_WORDS);
  return (
    <header class="masthead">
      <div class="wrap masthead__row">
        <a class="brand" href={ADDRESS.start}>
          <svg viewBox="0 0 32 32" aria-hidden="true">
            <circle cx="16" cy="16" r="14" fill="none" stroke="currentColor" stroke-width="2.5" />
            <path d="M16 7v9l7 4" class="brand__hand" />
          </svg>
          {t.product}
        </a>
        {signedIn?.posts[0] === undefined ? null : <span class="brand__office">{signedIn.posts[0].unitName}</span>}
        {signedIn === null ? null : (
          <div class="masthead__end">
            {sees(signedIn) ? <QuickFind /> : null}
            <Account />
            <a class="menu-link" href="#menu">
              <Icon name="menu" />
              {t.menu}
            </a>
          </div>
        )}
      </div>
      {signedIn === null ? null : (
        <nav class="site-nav" id="menu" aria-label={t.menuOfSite}>
          <div class="wrap">
            <ul>
              {placesFor(signedIn).map((place) => (
                <li key={place.address}>
                  <a href={place.address} aria-current={isWithin(address, place) ? 'page' : undefined}>
                    {place[language]}
                  </a>
                </li>
              ))}
              <li class="narrow">
                <SignOut />
              </li>
              <li class="narrow">
                <a href="#content">
                  <Icon name="remove" />
                  {t.closeMenu}
                </a>
              </li>
            </ul>
          </div>
        </nav>
      )}
    </header>
  );
}

/** Words to look for, from any page. */
function QuickFind() {
  const t = useWords(LAYOUT_WORDS);
  return (
    <form class="quickfind no-print" role="search" aria-label={t.quickFind} method="get" action={ADDRESS.list}>
      <input
        {...{ id: 'quickfind', name: 'words', type: 'search', placeholder: t.quickFind, maxLength: 200 }}
        aria-label={t.quickFind}
        data-search
      />
      <button type="submit">
        <Icon name="search" />
        <span class="vh">{t.quickFindGo}</span>
      </button>
    </form>
  );
}

function Account() {
  const { signedIn } = useView();
  const t = useWords(LAYOUT_WORDS);
  if (signedIn === null) return null;
  const { account, posts } = signedIn;
  return (
    <>
      <a class="account" href={ADDRESS.account}>
        {account.personName ?? account.name}
        <span>{posts[0]?.title ?? t.noPost}</span>
      </a>
      <span class="wide-only">
        <SignOut />
      </span>
    </>
  );
}

function SignOut() {
  return (
    <Form action={ADDRESS.signOut}>
      <button class="masthead__button" type="submit">
        {useWords(LAYOUT_WORDS).signOut}
      </button>
    </Form>
  );
}

function SampleLine() {
  const t = useWords(LAYOUT_WORDS);
  return (
    <section class="sample" aria-label={t.sampleTitle}>
      <p class="wrap">
        <Icon name="late" /> <strong>{t.sampleTitle}.</strong> {t.sample}
      </p>
    </section>
  );
}

function Crumbs({ crumbs, title }: { readonly crumbs: readonly Crumb[]; readonly title: string }) {
  return (
    <nav class="crumbs wrap" aria-label={useWords(LAYOUT_WORDS).youAreHere}>
      <ol>
        {crumbs.map(({ address, text }) => (
          <li key={address}>
            <a href={address}>{text}</a>
          </li>
        ))}
        <li aria-current="page">{title}</li>
      </ol>
    </nav>
  );
}

/** A form, since it leaves something behind in the browser; it comes back to the same page. */
function LanguageSwitch() {
  const { language, address } = useView();
  const other = language === 'vi' ? 'en' : 'vi';
  return (
    <Form action={ADDRESS.language} class="no-print">
      <input type="hidden" name="back" value={address} />
      <button class="link-button" type="submit" name="language" value={other} lang={other}>
        {useWords(LAYOUT_WORDS).otherLanguage}
      </button>
    </Form>
  );
}
