import planSchema from '../../../workflows/plans/plan.schema.json';
import type {
  CitedDocument,
  Coverage,
  EvidenceWanted,
  GroupMember,
  OfficeDefault,
  PlanDocument,
  PlanFile,
  PlanGroup,
  PlanTarget,
  PlanTask,
  PlanUnit,
  PlanValidity,
  TaskDeadline,
} from '../../../src/plans/plan-file/plan-file';
import { TASK_KINDS } from '../../../src/plans/plan-file/plan-file';

/** Which keys a writer must give. The compiler holds each table to its type, the test to the schema. */
type Keys<T> = { readonly [Key in keyof T]: 'must' | 'may' };
const FILE = {
  dondocPlan: 'must',
  id: 'must',
  sample: 'may',
  document: 'must',
  office: 'must',
  people: 'may',
  targets: 'may',
  officeDefaults: 'may',
  tasks: 'must',
  units: 'must',
  groups: 'may',
} satisfies Keys<PlanFile>;
const DOCUMENT = {
  type: 'must',
  number: 'must',
  symbol: 'must',
  issuedOn: 'must',
  issuedOnAssumed: 'may',
  issuedOnKnown: 'may',
  place: 'may',
  issuer: 'must',
  title: 'must',
  classification: 'may',
  validity: 'may',
  basis: 'may',
  cites: 'may',
} satisfies Keys<PlanDocument>;
const VALIDITY = { clause: 'may', asWritten: 'must', until: 'must' } satisfies Keys<PlanValidity>;
const CITED = {
  id: 'may',
  type: 'must',
  number: 'may',
  symbol: 'must',
  issuedOn: 'may',
  issuer: 'may',
  title: 'may',
  implements: 'may',
} satisfies Keys<CitedDocument>;
const TARGET = {
  id: 'must',
  text: 'must',
  clause: 'must',
  measure: 'must',
  direction: 'must',
  percentFrom: 'must',
  percentTo: 'must',
  againstYear: 'must',
} satisfies Keys<PlanTarget>;
const DEFAULT = {
  kind: 'must',
  refs: 'may',
  rule: 'must',
  assumed: 'may',
  source: 'must',
} satisfies Keys<OfficeDefault>;
const TASK = {
  ref: 'must',
  parent: 'may',
  clause: 'must',
  title: 'must',
  kind: 'must',
  origin: 'may',
  onlyIf: 'may',
  directs: 'may',
  leads: 'may',
  carriesOut: 'may',
  coordinates: 'may',
  drafts: 'may',
  contactPoint: 'may',
  routedThrough: 'may',
  reportsTo: 'may',
  decidedBy: 'may',
  confirmedBy: 'may',
  deadline: 'must',
  evidence: 'must',
  coverage: 'may',
  notes: 'may',
} satisfies Keys<PlanTask>;
const DEADLINE = { asWritten: 'must', assumed: 'may', rule: 'must' } satisfies Keys<TaskDeadline>;
const EVIDENCE = { kind: 'must', required: 'must', text: 'must' } satisfies Keys<EvidenceWanted>;
const COVERAGE = { percentAtLeast: 'must', of: 'must', assumed: 'may' } satisfies Keys<Coverage>;
const UNIT = {
  id: 'must',
  name: 'must',
  aliases: 'may',
  parent: 'may',
  tree: 'must',
  from: 'may',
  to: 'may',
  sample: 'may',
} satisfies Keys<PlanUnit>;
const GROUP = { id: 'must', name: 'must', aliases: 'may', sample: 'may', members: 'must' } satisfies Keys<PlanGroup>;
const MEMBER = { unit: 'must', from: 'may', to: 'may' } satisfies Keys<GroupMember>;

interface MapSchema {
  readonly properties: object;
  readonly required: readonly string[];
}
const { $defs } = planSchema;
const TABLES: readonly [name: string, keys: { readonly [key: string]: string }, schema: MapSchema][] = [
  ['the file', FILE, planSchema],
  ['the document', DOCUMENT, $defs.document],
  ['its validity', VALIDITY, $defs.validity],
  ['a cited document', CITED, $defs.citedDocument],
  ['a target', TARGET, $defs.target],
  ['an office default', DEFAULT, $defs.officeDefault],
  ['a task', TASK, $defs.task],
  ['a deadline', DEADLINE, $defs.deadline],
  ['evidence', EVIDENCE, $defs.evidence],
  ['coverage', COVERAGE, $defs.coverage],
  ['a unit', UNIT, $defs.unit],
  ['a group', GROUP, $defs.group],
  ['a member', MEMBER, $defs.group.properties.members.items],
];

describe('schema and types', () => {
  it.each(TABLES)('know the same keys of %s', (_name, keys, schema) => {
    expect(Object.keys(schema.properties).sort()).toEqual(Object.keys(keys).sort());
    const must = Object.keys(keys).filter((key) => keys[key] === 'must');
    expect([...schema.required].sort()).toEqual(must.sort());
  });

  it('know the same kinds', () => expect($defs.kind.enum).toEqual([...TASK_KINDS]));
});
