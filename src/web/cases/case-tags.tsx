import type { CaseLine } from '../../cases/case-queries.store';
import { Icon } from '../page/icon';
import { useView, useWords } from '../page/view';
import { caseStateText } from '../../cases/case-state-words.table';
import { CASE_WORDS } from './case-words';

/** Where a case stands, and whether its time ran out: each with a word. */
export function CaseTags({ line }: { readonly line: CaseLine }) {
  const { language } = useView();
  const t = useWords(CASE_WORDS);
  return (
    <>
      <span class="tag tag--state">
        <Icon name={line.ended ? 'check' : 'half'} />
        {caseStateText(line.workState, language)}
      </span>
      {line.outOfTime ? (
        <span class="tag tag--late">
          <Icon name="late" />
          {t.outOfTimeTag}
        </span>
      ) : null}
    </>
  );
}
