import type { Destination } from '../obligations/destinations';
import type { UnitChangeReport } from '../obligations/unit-changes.service';
import type { TransferReport } from '../obligations/unit-transfers.service';
import type { Unit } from '../people/people.store';
import type { Succession } from '../people/succession.store';
import type { UnitChangeEffects, UnitChangeKind } from '../people/unit-change';
import type { RecordedUnitChange } from '../people/unit-change.store';
import type { UnitLink } from '../people/unit-links.store';
import { shortened, tableLines } from './table';
import { dayText } from './words';

/** Units and what becomes of them, as text for a terminal. */

const KIND_WORDS: Readonly<Record<UnitChangeKind, string>> = {
  merge: 'nhập / merged',
  split: 'tách / split',
  rename: 'đổi tên / renamed',
  abolish: 'chấm dứt / ended',
};

export function changeLines({ effects, open, preview, unchanged, by }: UnitChangeReport): string[] {
  const head = preview
    ? 'Xem trước, chưa ghi gì / preview, nothing is written'
    : unchanged
      ? 'Đã ghi nhận trước đó, không đổi gì / recorded before, nothing changed'
      : `Đã ghi nhận / recorded (${by.person}, ${by.unit})`;
  return [head, ...effectLines(effects), ...openLines(open)];
}

const effectLines = (effects: UnitChangeEffects): string[] => [
  ...effects.founds.map(({ unit, name, from }) => `  + ${unit}: ${name}, từ / from ${dayText(from)}`),
  ...effects.ends.map(({ unit, to }) => `  − ${unit}: đến hết / until ${dayText(to)}`),
  ...effects.renames.map(({ unit, before, name }) => `  ${unit}: ${before} → ${name}`),
  ...effects.endsTenures.map(({ post, person, to }) => `  − ${post}: ${person}, đến hết / until ${dayText(to)}`),
  ...effects.endsMemberships.map(({ group, unit }) => `  − ${unit} ra khỏi / leaves ${group}`),
  ...effects.joins.map(({ group, unit }) => `  + ${unit} vào / joins ${group}`),
  ...effects.moves.map(({ unit, before, parent }) => `  ${unit}: ${before} → ${parent}`),
];

/** Duties that wait, by unit and where they could go: what one decision would cover stands on one line. */
export function openLines(open: readonly Destination[]): string[] {
  if (open.length === 0) return ['Không còn nhiệm vụ nào chờ chuyển / no duty waits for a transfer'];
  const rows = open.map(({ duty, candidates, proposed }) => [
    ...[duty.unit, duty.plan.slug, duty.task.ref, shortened(duty.task.title, 40), dayText(duty.dueOn)],
    proposed ?? (candidates.length === 0 ? '? chưa có / nobody' : `? ${candidates.join(' | ')}`),
  ]);
  const head = ['đơn vị / unit', 'kế hoạch / plan', 'mục / task', 'nhiệm vụ / title', 'hạn / due', 'về / to'];
  return [
    `${open.length} nhiệm vụ chờ quyết định chuyển / duties wait for a decision:`,
    ...tableLines(head, rows),
    'Chuyển bằng / move by: dondoc unit transfer --from … --to … --decision … --reason …',
  ];
}

export function transferLines(
  { items, moved, refused }: TransferReport & { readonly items: readonly Destination[] },
  { to, preview }: { readonly to: string; readonly preview: boolean },
): string[] {
  const rows = items.map(({ duty }) => [duty.plan.slug, duty.task.ref, duty.periodKey, dayText(duty.dueOn), duty.id]);
  const head = ['kế hoạch / plan', 'mục / task', 'kỳ / period', 'hạn / due', 'mã / id'];
  const sum = preview
    ? `Xem trước: ${items.length} nhiệm vụ sẽ về ${to} / would move`
    : `Đã chuyển ${moved.length} về ${to}, ${refused.length} bị từ chối / moved, refused`;
  return [...tableLines(head, rows), sum];
}

export interface UnitView {
  readonly unit: Unit;
  readonly successions: readonly Succession[];
  readonly changes: readonly RecordedUnitChange[];
  readonly links: readonly UnitLink[];
  readonly open: readonly Destination[];
}

export const unitLines = ({ unit, successions, changes, links, open }: UnitView): string[] => [
  `${unit.id}: ${unit.name}`,
  `  ${dayText(unit.from)} – ${dayText(unit.to)}; ${unit.aliases.join(' · ') || '–'}`,
  ...changes.map(
    ({ kind, on, decision, decidedOn, predecessors, successors }) =>
      `  ${dayText(on)} ${KIND_WORDS[kind]}: ${predecessors.join(', ')} → ${successors.join(', ') || '–'} (${decision}, ${dayText(decidedOn)})`,
  ),
  ...successions.map(({ predecessor, successor, on }) => `  ${predecessor} → ${successor}, ${dayText(on)}`),
  ...links.map(({ party, state, kind }) => `  ${party} ${kind} ${state}`),
  ...(unit.to === null ? [] : openLines(open)),
];
