import type { DeadlineRule } from '../../calendar/deadline';
import type { LocalDate } from '../../../workflows/vocabulary';
import { Loose } from './loose';
import { DAY_PRECISIONS } from './plan-file';
import type {
  CitedDocument,
  DayPrecision,
  GroupMember,
  OfficeDefault,
  Party,
  PlanDocument,
  PlanFile,
  PlanGroup,
  PlanTarget,
  PlanTask,
  PlanUnit,
  TaskKind,
} from './plan-file';

/** The plan with every key present and defaults filled in. For a value that broke the schema the result holds empty
 *  texts and lists in place of what could not be read; it may be checked further but never handed out. */
export function fillPlan(value: unknown): PlanFile {
  const plan = new Loose(value);
  return {
    dondocPlan: 1,
    id: plan.get('id').text(),
    sample: plan.get('sample').map((sample) => ({ note: sample.get('note').text() })),
    document: documentOf(plan.get('document')),
    office: plan.get('office').text(),
    people: plan.get('people').textOrNull(),
    targets: plan.get('targets').list(targetOf),
    officeDefaults: plan.get('officeDefaults').list(officeDefaultOf),
    tasks: plan.get('tasks').list(taskOf),
    units: plan.get('units').list(unitOf),
    groups: plan.get('groups').list(groupOf),
  };
}

const day = (value: Loose): LocalDate | null => value.textOrNull() as LocalDate | null;
const texts = (value: Loose): readonly string[] => value.list((item) => item.text());
const rule = (value: Loose): DeadlineRule =>
  (value.map(() => value.raw()) ?? { kind: 'as-prescribed' }) as DeadlineRule;

const documentOf = (document: Loose): PlanDocument => ({
  type: document.get('type').text(),
  number: document.get('number').textOrNull(),
  symbol: document.get('symbol').text(),
  issuedOn: document.get('issuedOn').text() as LocalDate,
  issuedOnAssumed: document.get('issuedOnAssumed').flag(),
  issuedOnKnown: precisionOf(document),
  place: document.get('place').textOrNull(),
  issuer: document.get('issuer').text(),
  title: document.get('title').text(),
  classification: 'none',
  validity: document.get('validity').map((validity) => ({
    clause: validity.get('clause').textOrNull(),
    asWritten: validity.get('asWritten').textOrNull(),
    until: day(validity.get('until')),
  })),
  basis: document.get('basis').list(citedOf),
  cites: document.get('cites').list(citedOf),
});

/** Unless told otherwise a day that is assumed stands for nothing that the paper says. */
const precisionOf = (document: Loose): DayPrecision => {
  const told = document.get('issuedOnKnown').textOrNull();
  const known = DAY_PRECISIONS.find((precision) => precision === told);
  return known ?? (document.get('issuedOnAssumed').flag() ? 'nothing' : 'day');
};

const citedOf = (cited: Loose): CitedDocument => ({
  id: cited.get('id').textOrNull(),
  type: cited.get('type').text(),
  number: cited.get('number').textOrNull(),
  symbol: cited.get('symbol').text(),
  issuedOn: day(cited.get('issuedOn')),
  issuer: cited.get('issuer').textOrNull(),
  title: cited.get('title').textOrNull(),
  implements: texts(cited.get('implements')),
});

const targetOf = (target: Loose): PlanTarget => ({
  id: target.get('id').text(),
  text: target.get('text').text(),
  clause: target.get('clause').text(),
  measure: target.get('measure').text(),
  direction: target.get('direction').text() === 'increase' ? 'increase' : 'decrease',
  percentFrom: target.get('percentFrom').number(),
  percentTo: target.get('percentTo').number(),
  againstYear: target.get('againstYear').number(),
});

const officeDefaultOf = (setting: Loose): OfficeDefault => ({
  kind: setting.get('kind').text() as TaskKind,
  refs: Array.isArray(setting.get('refs').raw()) ? texts(setting.get('refs')) : null,
  rule: rule(setting.get('rule')),
  assumed: setting.get('assumed').flag(),
  source: setting.get('source').text(),
});

const party = (value: Loose): Party => value.map((named) => ({ named: named.get('named').text() })) ?? value.text();

const taskOf = (task: Loose): PlanTask => ({
  ref: task.get('ref').text(),
  parent: task.get('parent').textOrNull(),
  clause: task.get('clause').text(),
  title: task.get('title').text(),
  kind: task.get('kind').text() as TaskKind,
  origin: task.get('origin').text() === 'implied' ? 'implied' : 'stated',
  onlyIf: task.get('onlyIf').textOrNull(),
  directs: task.get('directs').list(party),
  leads: task.get('leads').textOrNull(),
  carriesOut: task.get('carriesOut').list(party),
  coordinates: task.get('coordinates').list(party),
  drafts: task.get('drafts').list(party),
  contactPoint: task.get('contactPoint').textOrNull(),
  routedThrough: texts(task.get('routedThrough')),
  reportsTo: task.get('reportsTo').list(party),
  decidedBy: task.get('decidedBy').textOrNull(),
  confirmedBy: task.get('confirmedBy').textOrNull(),
  deadline: {
    asWritten: task.get('deadline').get('asWritten').textOrNull(),
    assumed: task.get('deadline').get('assumed').flag(),
    rule: rule(task.get('deadline').get('rule')),
  },
  evidence: task.get('evidence').list((wanted) => ({
    kind: wanted.get('kind').text() as PlanTask['evidence'][number]['kind'],
    required: wanted.get('required').flag(),
    text: wanted.get('text').text(),
  })),
  coverage: task.get('coverage').map((coverage) => ({
    percentAtLeast: coverage.get('percentAtLeast').number(),
    of: coverage.get('of').text(),
    assumed: coverage.get('assumed').flag(),
  })),
  notes: task.get('notes').textOrNull(),
});

const unitOf = (unit: Loose): PlanUnit => ({
  id: unit.get('id').text(),
  name: unit.get('name').text(),
  aliases: texts(unit.get('aliases')),
  parent: unit.get('parent').textOrNull(),
  tree: unit.get('tree').text() === 'party' ? 'party' : 'state',
  from: day(unit.get('from')),
  to: day(unit.get('to')),
  sample: unit.get('sample').flag(),
});

const groupOf = (group: Loose): PlanGroup => ({
  id: group.get('id').text(),
  name: group.get('name').text(),
  aliases: texts(group.get('aliases')),
  sample: group.get('sample').flag(),
  members: group.get('members').list(memberOf),
});

const memberOf = (member: Loose): GroupMember =>
  member.map((entry) => ({
    unit: entry.get('unit').text(),
    from: day(entry.get('from')),
    to: day(entry.get('to')),
  })) ?? { unit: member.text(), from: null, to: null };
