import { dayText } from '../page/date-text';
import { ADDRESS } from '../page/addresses';
import { PageTitle } from '../page/list-frame';
import { Sheet } from '../page/sheet';
import { useWords } from '../page/view';
import type { Model } from '../../rules/dmn/model';
import type { LocalDate } from '../../../workflows/vocabulary';
import { Law, type LawProps } from './law-view';
import { RULE_WORDS } from './rule-words';

export interface RuleListProps {
  readonly tables: readonly { readonly name: string; readonly model: Model }[];
  readonly law: LawProps;
}

export const ruleAddress = (name: string): string => `${ADDRESS.rules}/${name}`;

/** Decision tables, and the law of a day. */
export function RuleList({ tables, law }: RuleListProps) {
  const t = useWords(RULE_WORDS);
  return (
    <>
      <PageTitle title={t.title} help={t.help} />
      <div class="panel panel--flush">
        <Sheet
          caption={t.tables}
          lines={tables}
          keyOf={({ name }) => name}
          columns={[
            {
              ...{ name: t.table, names: true },
              cell: ({ name, model }) => (
                <a href={ruleAddress(name)} data-row>
                  {model.name}
                </a>
              ),
            },
            { name: t.about, cell: ({ model }) => model.description },
            { name: t.version, cell: ({ model }) => model.version ?? '–' },
            { name: t.validity, cell: ({ model }) => <Validity model={model} /> },
          ]}
        />
      </div>
      <Law {...law} />
    </>
  );
}

export function Validity({ model: { validFrom, validTo } }: { readonly model: Model }) {
  const t = useWords(RULE_WORDS);
  const day = (on: string | null): string => (on === null || on === '' ? '…' : dayText(on as LocalDate));
  return <>{validTo === null || validTo === '' ? t.from(day(validFrom)) : t.between(day(validFrom), day(validTo))}</>;
}
