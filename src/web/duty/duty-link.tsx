import type { ObligationLine } from '../../obligations/obligation-line.store';
import { dutyAddress } from '../page/addresses';
import { useView } from '../page/view';
import { periodText } from './period-text';

/** A duty by its task and period, and the clause it comes from. */
export function DutyLink({ duty, clause = true }: { readonly duty: ObligationLine; readonly clause?: boolean }) {
  const { language } = useView();
  const period = periodText(duty.periodKey, language);
  return (
    <>
      <a href={dutyAddress(duty.id)} data-row>
        {duty.task.title}
        {period === null ? '' : `, ${period}`}
      </a>
      {clause ? (
        <>
          <br />
          <span class="small muted">{duty.task.clause}</span>
        </>
      ) : null}
    </>
  );
}
