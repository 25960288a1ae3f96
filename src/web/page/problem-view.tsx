import type { Refusal } from '../../../workflows/vocabulary';
import { refusalStatus, refusalText } from '../../platform/refusals/refusal-text';
import { ADDRESS } from './addresses';
import type { PageResult } from './page-result';
import { useWords, type View } from './view';
import { words } from '../../platform/words';

const PROBLEM_WORDS = words({
  notFound: { vi: 'Không tìm thấy', en: 'Not found' },
  notAllowed: { vi: 'Không được phép', en: 'Not allowed' },
  failed: { vi: 'Chưa làm được', en: 'It did not work' },
  ours: { vi: 'Hệ thống gặp lỗi', en: 'Something failed here' },
  start: { vi: 'Về trang đầu', en: 'To the first page' },
});

/** Whether a browser asks for something to read. Programs that ask the API get its problem documents. */
export const wantsPage = (path: string, accept: string | undefined): boolean =>
  !path.startsWith('/api/') && /(^|,)\s*text\/html\b/.test(accept ?? '');

/** A refusal as a page: what is the matter, and where to go. */
export function problemPage(refused: Refusal, { language }: View): PageResult {
  const t = PROBLEM_WORDS(language);
  const status = refusalStatus(refused.code);
  const title = status === 404 ? t.notFound : status === 403 ? t.notAllowed : status >= 500 ? t.ours : t.failed;
  const body = <Problem title={title} text={refusalText(refused, language)} />;
  return { kind: 'page', title, status, body };
}

function Problem({ title, text }: { readonly title: string; readonly text: string }) {
  const t = useWords(PROBLEM_WORDS);
  return (
    <div class="panel entry stack-s">
      <h1>{title}</h1>
      <p>{text}</p>
      <p>
        <a class="btn btn--second" href={ADDRESS.start}>
          {t.start}
        </a>
      </p>
    </div>
  );
}
