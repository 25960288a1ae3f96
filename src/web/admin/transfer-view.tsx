import type { Destination } from '../../obligations/destinations';
import type { TransferReport } from '../../obligations/unit-transfers.service';
import { refusalText } from '../../platform/refusals/refusal-text';
import { adminUnitAddress, dutyAddress } from '../page/addresses';
import { Form } from '../page/form';
import { numberText } from '../page/number-text';
import { useView, useWords } from '../page/view';
import { fieldsOf, type Typed } from '../page/typed';
import { AdminTitle } from './admin-frame';
import { ADMIN_WORDS } from './admin-words';
import { UNIT_ADMIN_WORDS } from './unit-admin-words';

/** What a decision would move, before it moves. */
export function TransferPreview({
  unit,
  items,
  to,
  typed,
  post,
}: {
  readonly unit: { readonly id: string; readonly name: string };
  readonly items: readonly Destination[];
  readonly to: string;
  readonly typed: Typed;
  readonly post: string;
}) {
  const { language } = useView();
  const t = useWords(UNIT_ADMIN_WORDS);
  const shared = useWords(ADMIN_WORDS);
  return (
    <>
      <AdminTitle title={`${t.transfer}: ${unit.name}`} help={t.changeHelp} />
      <section class="panel">
        <p role="status">
          <b>{t.willMove(numberText(items.length, language), to)}</b>
        </p>
        <ul class="plain-list">
          {items.map(({ duty }) => (
            <li key={duty.id}>
              <a href={dutyAddress(duty.id)}>{duty.task.title}</a>
            </li>
          ))}
        </ul>
        <Form action={adminUnitAddress(unit.id)} class="section-s" post={post}>
          {Object.keys({ ...typed, step: '' }).flatMap((name) =>
            (name === 'step' ? ['record'] : fieldsOf(typed, name)).map((value) => (
              <input key={`${name}=${value}`} type="hidden" name={name} value={value} />
            )),
          )}
          <button class="btn" type="submit">
            {shared.record}
          </button>
        </Form>
      </section>
    </>
  );
}

/** What became of each. */
export function TransferOutcome({ report, unit }: { readonly report: TransferReport; readonly unit: string }) {
  const { language } = useView();
  const t = useWords(UNIT_ADMIN_WORDS);
  return (
    <div class="panel stack-s">
      <h1>{t.transfer}</h1>
      <p class="notice notice--done" role="status">
        {t.moved(numberText(report.moved.length, language))}
      </p>
      {report.refused.length === 0 ? null : (
        <>
          <p class="notice notice--soon">{t.refusedSome(report.refused.length)}</p>
          <ul class="plain-list">
            {report.refused.map(({ duty, refusal }) => (
              <li key={duty.id}>
                <a href={dutyAddress(duty.id)}>{duty.task.title}</a>: {refusalText(refusal, language)}
              </li>
            ))}
          </ul>
        </>
      )}
      <p>
        <a class="btn btn--second" href={adminUnitAddress(unit)}>
          {t.unit}
        </a>
      </p>
    </div>
  );
}
