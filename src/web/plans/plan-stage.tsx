import { Icon } from '../page/icon';
import type { IconName } from '../page/icons.table';
import { useWords } from '../page/view';
import { STAGE_WORDS } from './plan-words';

const ICON: Readonly<Record<string, IconName>> = {
  ...{ draft: 'circle', opening: 'half', running: 'half' },
  ...{ ended: 'pause', closed: 'check', withdrawing: 'half', withdrawn: 'remove' },
};

/** How far a plan has come: an outlined tag. */
export function StageTag({ stage }: { readonly stage: string }) {
  const named: Readonly<Record<string, string>> = useWords(STAGE_WORDS);
  return (
    <span class="tag tag--state">
      <Icon name={ICON[stage] ?? 'half'} />
      {named[stage] ?? stage}
    </span>
  );
}
