import { DUTY_KINDS, DUTY_STATES } from '../../../workflows/obligations/kinds';
import { KIND_WORDS } from '../../obligations/kind-words';
import { stateText } from '../../obligations/state-words.table';
import { TIMELINESS } from '../../obligations/timeliness';
import { TIMELINESS_WORDS } from '../../obligations/timeliness-words';
import { ADDRESS } from '../page/addresses';
import { Icon } from '../page/icon';
import { Choice, DayField, FilterForm, Labelled, type Option } from '../page/list-frame';
import { useView, useWords } from '../page/view';
import { listAddress, type ListFields } from './list-address';
import { chipsOf } from './list-chips';
import { LIST_WORDS } from './list-words';

export interface FilterProps {
  readonly fields: ListFields;
  readonly plans: readonly Option[];
  readonly units: readonly Option[];
}

/** The form that narrows the list. */
export function Filters({ fields, plans, units }: FilterProps) {
  const { language } = useView();
  const t = useWords(LIST_WORDS);
  const kinds = KIND_WORDS(language);
  const timeliness = TIMELINESS_WORDS(language);
  const further = ['kind', 'state', 'hands', 'ended', 'officer', 'dueFrom', 'dueTo'].some(
    (name) => fields[name] !== undefined,
  );
  return (
    <FilterForm
      {...{ action: ADDRESS.list, label: t.filter, fields }}
      hidden={['sort', 'task', 'office', 'watch', 'extension', 'cameDue', 'late', 'alone']}
    >
      <div class="filters filters--list">
        <Labelled name="words" label={t.words}>
          <input id="words" name="words" type="search" value={fields['words'] ?? ''} maxLength={200} data-search />
        </Labelled>
        <Choice name="plan" label={t.plan} all={t.allPlans} options={plans} fields={fields} />
        <Choice name="unit" label={t.unit} all={t.allUnits} options={units} fields={fields} />
        <Choice
          {...{ name: 'timeliness', label: t.timeliness, all: t.all, fields }}
          options={TIMELINESS.map((value) => ({ value, text: timeliness[value] }))}
        />
        <button class="btn" type="submit">
          {t.apply}
        </button>
      </div>
      <details class="section-s" open={further}>
        <summary>{t.more}</summary>
        <div class="filters filters--more">
          <Choice
            {...{ name: 'kind', label: t.kind, all: t.all, fields }}
            options={DUTY_KINDS.map((value) => ({ value, text: kinds[value] }))}
          />
          <Choice
            {...{ name: 'state', label: t.state, all: t.all, fields }}
            options={DUTY_STATES.map((value) => ({ value, text: stateText(value, language) }))}
          />
          <Choice
            {...{ name: 'hands', label: t.hands, all: t.all, fields }}
            options={[
              { value: 'unit', text: t.handsUnit },
              { value: 'way', text: t.handsWay },
              { value: 'office', text: t.handsOffice },
            ]}
          />
          <Choice
            {...{ name: 'ended', label: t.ended, all: t.all, fields }}
            options={[
              { value: 'false', text: t.endedNo },
              { value: 'true', text: t.endedYes },
            ]}
          />
          <Labelled name="officer" label={t.officer}>
            <input id="officer" name="officer" type="search" value={fields['officer'] ?? ''} maxLength={200} />
          </Labelled>
          <DayField name="dueFrom" label={t.dueFrom} fields={fields} />
          <DayField name="dueTo" label={t.dueTo} fields={fields} />
        </div>
      </details>
    </FilterForm>
  );
}

/** What it is narrowed by, each with the way out of it. */
export function Chips({ fields, plans, units }: FilterProps) {
  const { language } = useView();
  const t = useWords(LIST_WORDS);
  const chips = chipsOf(fields, { language, plans, units });
  if (chips.length === 0) return null;
  return (
    <span class="chips chips--inline">
      <span>{t.active}</span>
      {chips.map(({ name, text }) => (
        <a key={name} class="chip" href={listAddress({ ...fields, [name]: '', after: '' })}>
          {text}
          <Icon name="remove" />
          <span class="vh">{t.remove(text)}</span>
        </a>
      ))}
      <a href={ADDRESS.list}>{t.clear}</a>
    </span>
  );
}
