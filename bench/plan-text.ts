/** The plan that the benchmark issues: one per run, for every commune-level unit of the country. */

/** Commune-level units of Vietnam since July 2025. */
export const UNITS = 3_321;
export const TASKS = 20;
export const ISSUER = 'bench-tinh';
export const OFFICE = 'bench-van-phong';
export const UNIT_GROUP = 'bench-tat-ca';

export const unitName = (n: number): string => `bench-xa-${String(n).padStart(4, '0')}`;
export const taskName = (n: number): string => `II.${n}`;
export const headOf = (unit: string): { readonly person: string; readonly post: string } => ({
  person: `${unit}-truong`,
  post: `${unit}-nguoi-dung-dau`,
});
const range = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);
const everyUnit = (): string[] => [ISSUER, OFFICE, ...range(UNITS).map(unitName)];

/** `days` in text as YAML wants them. */
export function planText(
  id: string,
  { issuedOn, dueOn }: { readonly issuedOn: string; readonly dueOn: string },
): string {
  const unit = (name: string, parent: string | null): string =>
    `  - { id: ${name}, name: 'Cơ quan ${name}', tree: state, parent: ${parent}, sample: true }`;
  const task = (n: number): string => `
  - ref: ${taskName(n)}
    clause: 'mục II.${n}'
    title: Ban hành kế hoạch của đơn vị, phần ${n}
    kind: issuePlan
    origin: stated
    carriesOut: [${UNIT_GROUP}]
    reportsTo: [${ISSUER}]
    confirmedBy: ${OFFICE}
    deadline: { asWritten: 'trong năm', rule: { kind: on-date, comparator: by, date: ${dueOn} } }
    evidence:
      - { kind: document, required: true, text: Kế hoạch đã ban hành }`;
  return `dondocPlan: 1
id: ${id}
sample: { note: Dữ liệu của phép đo tốc độ }
people: bench.people.yaml
office: ${OFFICE}
document:
  type: Kế hoạch
  number: null
  symbol: KH-UBND
  issuedOn: ${issuedOn}
  issuer: ${ISSUER}
  title: Kế hoạch dùng để đo tốc độ
  classification: none
tasks:${range(TASKS).map(task).join('')}
units:
${[unit(ISSUER, null), unit(OFFICE, ISSUER), ...range(UNITS).map((n) => unit(unitName(n), ISSUER))].join('\n')}
groups:
  - id: ${UNIT_GROUP}
    name: Mọi đơn vị cấp xã
    sample: true
    members: [${range(UNITS).map(unitName).join(', ')}]
`;
}

/** A head for each unit: notices need somebody to be told. More holders would pass the limit of a people file. */
export function peopleText(): string {
  const post = (unit: string): string => {
    const { person, post: id } = headOf(unit);
    const holder = `{ person: ${person}, name: Người ${person}, from: 2021-07-01, sample: true }`;
    return `  - { id: ${id}, unit: ${unit}, kind: head, title: Chủ tịch, holders: [${holder}] }`;
  };
  return `dondocPeople: 1\nsample: { note: Dữ liệu của phép đo tốc độ }\nposts:\n${everyUnit().map(post).join('\n')}\n`;
}
