import { stringify } from 'yaml';
import type { CitedDocument, Draft, DraftDocument, DraftDuty } from '../draft';
import { sentenceOf } from '../questions';
import { rulesOf, type PlannedDeadline } from './rules-of';
import { slugOf } from './slug';
import { unitsOf, type DraftUnits, type KnownAs } from './units-of';

/** A draft as the text of a plan file that `dondoc plan check` lets through. Whatever the document does not say is settled in the
 *  plainest way and said so in `notes`, `assumed` or `origin: implied`, so that a person finds every guess. `id`: of the plan that it is
 *  already; else it follows from issuer and symbol. Source: docs/plan-file.md. */
export function planOf(draft: Draft, knownAs?: KnownAs, id: string | null = null): string {
  const units = unitsOf(draft, knownAs);
  const issuedOn = dayOf(draft.document);
  const office = units.idOf(officeOf(draft));
  const refs = new Set<string>();
  const tasks = draft.duties.flatMap((duty) =>
    rulesOf(duty, issuedOn).map((deadline) =>
      taskOf({ duty, deadline, draft, units, office, ref: freeRef(duty.ref, refs) }),
    ),
  );
  const plan = {
    dondocPlan: 1,
    id: id ?? slugOf([draft.document.issuer ?? '', draft.document.symbol ?? ''].join(' '), 'plan'),
    office: office,
    document: documentOf(draft.document, units, issuedOn),
    tasks,
    units: units.units,
  };
  return `${HEADER}${stringify(plan, { lineWidth: 0 })}`;
}

const HEADER = `# Dự thảo đọc từ văn bản: xem lại từng nhiệm vụ, nhất là nơi có notes, assumed và origin: implied, rồi mới ban hành.
# Read from a document: look at every task, first where notes, assumed or origin: implied stand, before it is issued.
`;

/** The office that a person named, or that the paper itself has track and urge; else the issuer. */
export function officeOf({ document, duties }: Draft): string {
  if (document.office !== undefined) return document.office;
  const tracking = duties.find(
    ({ kind, leads, carriesOut }) => kind === 'inspection' && [...leads, ...carriesOut].length === 1,
  );
  return tracking === undefined
    ? (document.issuer ?? NO_ISSUER)
    : ([...tracking.leads, ...tracking.carriesOut][0] ?? '');
}

const NO_ISSUER = 'Cơ quan ban hành';

/** The day of the paper, completed where it is blank: the first of what is known, else the latest day it rests on. */
function dayOf({ issuedOn, basis }: DraftDocument): string {
  if (issuedOn !== null) return complete(issuedOn);
  const latest = basis.flatMap((cited) => (cited.issuedOn === null ? [] : [complete(cited.issuedOn)])).sort();
  return latest.at(-1) ?? UNKNOWN_DAY;
}

const complete = (date: string): string =>
  `${date}-01-01`.slice(0, date.length === 4 ? 10 : 7) +
  (date.length === 10 ? date.slice(7) : date.length === 7 ? '-01' : '');
/** Stands where nothing is known, marked as assumed. */
const UNKNOWN_DAY = '2000-01-01';

function documentOf(document: DraftDocument, units: DraftUnits, issuedOn: string): object {
  const known =
    document.issuedOn === null
      ? 'nothing'
      : ({ 4: 'year', 7: 'month', 10: 'day' } as const)[document.issuedOn.length as 4 | 7 | 10];
  return {
    type: document.type ?? 'Kế hoạch',
    number: document.number,
    symbol: withoutNumber(document.symbol ?? 'KH'),
    issuedOn,
    ...(known === 'day' ? {} : { issuedOnAssumed: true, issuedOnKnown: known }),
    place: document.place,
    issuer: units.idOf(document.issuer ?? NO_ISSUER),
    title: (document.title ?? 'Chưa rõ tên văn bản').slice(0, 2000),
    classification: 'none',
    basis: document.basis.map(citedOf),
  };
}

/** `63-KH/ĐU` has the number 63 and the symbol KH/ĐU. */
const withoutNumber = (symbol: string): string => symbol.replace(/^\d+[a-z]?\s*[-/]\s*|^[-/]+/u, '') || symbol;

function citedOf({ symbol, type, issuedOn, issuer }: CitedDocument): object {
  return {
    type: type ?? 'Văn bản',
    number: /^\d+/u.exec(symbol)?.[0] ?? null,
    symbol: withoutNumber(symbol),
    issuedOn: issuedOn !== null && issuedOn.length === 10 ? issuedOn : null,
    issuer,
  };
}

interface TaskSource {
  readonly duty: DraftDuty;
  readonly deadline: PlannedDeadline;
  readonly draft: Draft;
  readonly units: DraftUnits;
  readonly office: string;
  readonly ref: string;
}

function taskOf({ duty, deadline, draft, units, office, ref }: TaskSource): object {
  const ids = (names: readonly string[]): readonly string[] => [...new Set(names.flatMap((name) => units.idsOf(name)))];
  const isImplied = duty.leads.length + duty.carriesOut.length === 0;
  const [lead, ...others] = ids(duty.leads);
  // Several that lead are equals until somebody says which one does.
  const leads = others.length === 0 ? (lead ?? null) : null;
  const bearers = isImplied
    ? ids(boundBy(draft))
    : [...(leads === null && lead !== undefined ? [lead, ...others] : []), ...ids(duty.carriesOut)];
  const carriesOut = bearers.filter((id) => id !== leads);
  const all = leads === null ? carriesOut : [leads, ...carriesOut];
  const confirming = all.includes(office) ? confirmerOf(draft, units, all) : null;
  return {
    ref,
    clause: duty.ref,
    title: duty.text.replace(/\s+/gu, ' ').slice(0, 300),
    kind: duty.kind,
    origin: isImplied ? 'implied' : 'stated',
    ...(duty.directs.length > 0 ? { directs: ids(duty.directs) } : {}),
    ...(leads === null ? {} : { leads }),
    ...(carriesOut.length > 0 ? { carriesOut } : {}),
    ...(duty.coordinates.length > 0 ? { coordinates: duty.coordinates.map((named) => ({ named })) } : {}),
    ...(duty.drafts.length > 0 && leads !== null ? { drafts: [leads] } : {}),
    ...routeOf(duty, units, all),
    ...(confirming === null ? {} : { confirmedBy: confirming }),
    deadline: { asWritten: deadline.asWritten, ...(deadline.assumed ? { assumed: true } : {}), rule: deadline.rule },
    evidence: [{ ...EVIDENCE[duty.kind], required: true }],
    ...(duty.kind === 'quanTriet'
      ? { coverage: { percentAtLeast: 100, of: 'cán bộ, đảng viên của đơn vị', assumed: true } }
      : {}),
    ...(duty.questions.length > 0
      ? { notes: duty.questions.map((question) => sentenceOf(question).vi).join(' ') }
      : {}),
  };
}

/** Whom the plan binds where the text names nobody: all that it names elsewhere, else the issuer. */
function boundBy({ document, duties }: Draft): readonly string[] {
  const named = duties.flatMap(({ leads, carriesOut }) => [...leads, ...carriesOut]);
  return named.length > 0 ? [...new Set(named)] : [document.issuer ?? NO_ISSUER];
}

/** Nobody confirms their own work: the issuer does, or its superior. */
function confirmerOf({ document }: Draft, units: DraftUnits, bearers: readonly string[]): string | null {
  const candidates = [document.issuer, document.parentIssuer].flatMap((name) =>
    name === null ? [] : [units.idOf(name)],
  );
  return candidates.find((id) => !bearers.includes(id)) ?? null;
}

/** A way that leads through the sender itself, or back to the receiver, is left to a person. */
function routeOf(duty: DraftDuty, units: DraftUnits, bearers: readonly string[]): object {
  const to = [...new Set(duty.reportsTo.flatMap((name) => units.idsOf(name)))];
  const through = [...new Set(duty.routedThrough.flatMap((name) => units.idsOf(name)))].filter(
    (id) => !bearers.includes(id) && !to.includes(id),
  );
  return { ...(through.length > 0 ? { routedThrough: through } : {}), ...(to.length > 0 ? { reportsTo: to } : {}) };
}

const EVIDENCE: Readonly<Record<DraftDuty['kind'], { readonly kind: string; readonly text: string }>> = {
  issuePlan: { kind: 'document', text: 'Kế hoạch đã ban hành (số, ngày, người ký)' },
  quanTriet: { kind: 'attendance', text: 'Danh sách người dự học' },
  implementation: { kind: 'figures', text: 'Kết quả thực hiện, nêu bằng số liệu' },
  inspection: { kind: 'minutes', text: 'Biên bản hoặc kết luận kiểm tra' },
  soKet: { kind: 'document', text: 'Báo cáo sơ kết đã ký' },
  tongKet: { kind: 'document', text: 'Báo cáo tổng kết đã ký' },
  periodicReport: { kind: 'document', text: 'Báo cáo (số, ngày)' },
  promptReport: { kind: 'document', text: 'Báo cáo vụ việc (số, ngày)' },
  publication: { kind: 'link', text: 'Nơi đã công khai' },
  commendationDossier: { kind: 'file', text: 'Hồ sơ khen thưởng' },
};

/** `III.1#2` as a plan file writes it: the n-th dash is `.n`, a second duty of one item ends in `b`. */
function freeRef(ref: string, taken: Set<string>): string {
  const [place = '', second] = ref.split('#');
  const base = place
    .replace(/đ/gu, 'dd')
    .replace(/[^A-Za-z0-9.]+/gu, '.')
    .replace(/^\.+|\.+$/gu, '')
    .replace(/\.{2,}/gu, '.')
    .slice(0, 30);
  const stem = `${base === '' ? 'p' : base}${second === undefined ? '' : letterOf(Number(second))}`;
  for (let n = 1; ; n += 1) {
    const candidate = n === 1 ? stem : `${stem}x${n}`;
    if (taken.has(candidate)) continue;
    taken.add(candidate);
    return candidate;
  }
}

const letterOf = (n: number): string => String.fromCharCode(96 + Math.min(Math.max(n, 1), 26));
