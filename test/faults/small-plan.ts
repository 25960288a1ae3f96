import type { LocalDate } from '../../workflows/vocabulary';
import type { PlanSource } from '../../src/plans/plan-loading.service';

/** A plan of a dozen duties that has something of every kind: for a year that is lived a thousand times. */

export const UNITS = ['so-mot', 'so-hai', 'so-ba'] as const;
const OFFICE = 'van-phong';
const ISSUER = 'ban';
/** The Tuesday on which it is issued; it runs to the end of the year after. */
export const ISSUED_ON = '2024-01-16' as LocalDate;

const task = (ref: string, kind: string, rule: string, who = 'carriesOut: [cac-so]', more = '') => `
  - ref: ${ref}
    clause: 'mục ${ref}'
    title: Việc ${ref}
    kind: ${kind}
    ${who}
    reportsTo: [ban]
    confirmedBy: ${OFFICE}${more}
    deadline: { asWritten: theo văn bản, rule: ${rule} }
    evidence: [{ kind: document, required: true, text: Văn bản }]`;
const by = (date: string) => `{ kind: on-date, comparator: by, date: ${date} }`;
const leads = (unit: string) => `leads: ${unit}`;

const TASKS = [
  task('I.1', 'issuePlan', by('2024-02-29')),
  task('I.2', 'quanTriet', by('2024-04-12'), leads('so-hai'), '\n    coverage: { percentAtLeast: 100, of: cán bộ }'),
  task('II.1', 'implementation', by('2024-06-14')),
  task('II.2', 'implementation', '{ kind: standing }', leads('so-mot')),
  task('II.3', 'inspection', by('2024-09-30'), leads('so-ba')),
  task('II.4', 'publication', by('2024-10-11'), leads('so-mot')),
  task('III.1', 'periodicReport', '{ kind: periodic, every: quarter, due: { day: 20 } }'),
  task('III.2', 'soKet', by('2024-07-15'), leads('so-hai')),
  task('III.3', 'commendationDossier', by('2024-11-20'), leads('so-hai')),
  task('III.4', 'tongKet', by('2024-12-20'), leads('so-ba')),
];

const unit = (id: string, name: string, parent?: string) =>
  `\n  - { id: ${id}, name: ${name}, tree: state${parent === undefined ? '' : `, parent: ${parent}`} }`;

const text = `dondocPlan: 1
id: nam-thu
office: ${OFFICE}
people: nam-thu.people.yaml
document:
  type: Kế hoạch
  number: '07'
  symbol: KH-B
  issuedOn: ${ISSUED_ON}
  issuer: ${ISSUER}
  title: Kế hoạch của năm thử
  validity: { clause: mục IV, asWritten: đến hết ngày 31/12/2024, until: 2024-12-31 }
tasks:${TASKS.join('')}
units:${unit(ISSUER, 'Ban')}${unit(OFFICE, 'Văn phòng Ban', ISSUER)}${UNITS.map((id) => unit(id, id, ISSUER)).join('')}
groups:
  - { id: cac-so, name: Các sở, members: [${UNITS.join(', ')}] }
`;

const KINDS = ['head', 'officer'] as const;
const postOf = (unitId: string, kind: string) => `${unitId}-${kind}`;
const people = `dondocPeople: 1
posts:${[ISSUER, OFFICE, ...UNITS]
  .flatMap((unitId) => KINDS.map((kind) => ({ unitId, kind, post: postOf(unitId, kind) })))
  .map(
    ({ unitId, kind, post }) => `
  - { id: ${post}, unit: ${unitId}, kind: ${kind}, title: ${kind}, holders: [{ person: p-${post}, name: ${post}, from: 2020-01-01 }] }`,
  )
  .join('')}
`;

export const SMALL_PLAN: PlanSource = {
  ...{ text, fileName: 'nam-thu.plan.yaml' },
  people: { text: people, fileName: 'nam-thu.people.yaml' },
};
