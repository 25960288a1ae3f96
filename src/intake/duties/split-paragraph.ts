import type { DraftDuty } from '../draft';
import { slice, trimmed, type Passage } from '../text/passage';
import { coordinatesIn, subjectOf, type Subject } from './clause';
import type { Environment } from './environment';
import { inspectsExecution, kindOf } from './kinds';
import { makeDuty } from './make-duty';
import { segmentsOf, type Segment } from './segments';

/** One paragraph as its duties. In parts that say who does what, a change of kind or of subject begins a new duty; where tasks are
 *  described, a paragraph is one duty, and only reports and reviews in clauses of their own are told apart. */

interface Group {
  readonly parts: Segment[];
  readonly subject: Subject | null;
  readonly kind: DraftDuty['kind'];
}

const REPORTING: ReadonlySet<DraftDuty['kind']> = new Set(['periodicReport', 'promptReport', 'soKet', 'tongKet']);

export function dutiesOfParagraph(of: Passage, ref: string, environment: Environment): readonly DraftDuty[] {
  const isOrganisation = environment.section === 'organisation' || environment.section === 'none';
  const groups = merged(segmentsOf(of), isOrganisation);
  let before: DraftDuty | null = null;
  let inherited: readonly string[] = [];
  let inheritedCoordinates: readonly string[] = [];
  return groups.map((group, i) => {
    // What one body coordinates with is nothing of the next one's.
    if (group.subject !== null && i > 0) inheritedCoordinates = [];
    const own = stretch(of, group, group);
    const next = groups[i + 1];
    // "sơ kết, tổng kết theo quy định": what is too short to stand alone is read with the words behind it.
    const shown =
      own.text.length < SHORT && next !== undefined && next.parts[0]?.isSentence === false
        ? stretch(of, group, next)
        : own;
    const made = makeDuty({
      ...{
        ref: i === 0 ? ref : `${ref}#${i + 1}`,
        shown: groups.length === 1 ? of : shown,
        sought: groups.length === 1 ? of : own,
      },
      ...{ subject: group.subject, environment, inherited, inheritedCoordinates },
    });
    // "hằng năm sơ kết, tổng kết": what stands in front of both is said of both.
    const shared = own.text.length < SHORT && group.parts[0]?.isSentence === false && REPORTING.has(made.kind);
    const duty: DraftDuty = shared && made.deadline === null && before !== null ? dueAs(made, before) : made;
    before = duty;
    if (group.subject !== null) inherited = group.subject.leads;
    const coordinates = coordinatesIn(own);
    if (coordinates.length > 0 && group.subject?.isLeading === true) inheritedCoordinates = coordinates;
    return duty;
  });
}

const dueAs = (duty: DraftDuty, { deadline }: DraftDuty): DraftDuty => ({
  ...duty,
  deadline,
  questions: deadline === null ? duty.questions : duty.questions.filter(({ code }) => code !== 'intake.when'),
});

const SHORT = 24;

/** The words from the beginning of one group to the end of another, as they stand. */
const stretch = (of: Passage, from: Group, to: Group): Passage =>
  trimmed(slice(of, from.parts[0]?.start ?? 0, to.parts.at(-1)?.end ?? of.text.length));

function merged(segments: readonly Segment[], isOrganisation: boolean): readonly Group[] {
  const groups: Group[] = [];
  for (const segment of segments) {
    const last = groups[groups.length - 1];
    const subject = mayHaveSubject(last, segment, isOrganisation) ? subjectOf(segment.passage) : null;
    const kind = kindOf(segment.passage.plain, { isOrganisation, predicateAt: subject?.predicateAt ?? 0 });
    if (last !== undefined && goesOn(last, { parts: [segment], subject, kind }, isOrganisation))
      last.parts.push(segment);
    else groups.push({ parts: [segment], subject, kind });
  }
  return groups;
}

/** A new subject stands at the beginning of a sentence, or behind a semicolon where a body tells another what to do. */
const mayHaveSubject = (last: Group | undefined, { passage, isSentence }: Segment, isOrganisation: boolean): boolean =>
  last === undefined || (isOrganisation && (isSentence || NAMES_AND_TELLS.test(passage.plain)));

const NAMES_AND_TELLS = /^\p{L}[\p{L}\s,-]{2,90}?\s(?:yêu cầu|đề nghị|giao|có trách nhiệm|chịu trách nhiệm|chủ trì)\s/u;

/** Kinds that open with a deed of their own; the rest of what a body does runs on in one duty. */
const RUNS_ON: ReadonlySet<DraftDuty['kind']> = new Set(['implementation', 'issuePlan', 'quanTriet', 'publication']);

function goesOn(last: Group, next: Group, isOrganisation: boolean): boolean {
  if (!isOrganisation) return !REPORTING.has(next.kind) || next.kind === last.kind;
  if (next.subject !== null && last.subject !== null) return false;
  if (PERIOD_OPENS.test(next.parts[0]?.passage.plain ?? '')) return false;
  if (next.kind === 'soKet' && last.kind === 'soKet' && [next, last].every(tellsWhen)) return false;
  if (next.kind === last.kind || SENDS_IT.test(next.parts[0]?.passage.plain ?? '')) return true;
  // What follows its plan or its report is another deed.
  const runsOn =
    RUNS_ON.has(next.kind) ||
    (next.kind === 'inspection' && !next.parts.some(({ passage }) => inspectsExecution(passage.plain)));
  return next.subject === null && runsOn && last.kind !== 'issuePlan' && !REPORTING.has(last.kind);
}

/** "hằng tháng báo cáo …; quý báo cáo …": each period is a report of its own. */
const PERIOD_OPENS =
  /^(?:(?:định kỳ|h[ằà]ng)\s+)?(?:tuần|tháng|quý|0?6 tháng|0?9 tháng|năm),?\s+(?:tổ chức\s+)?(?:báo cáo|sơ kết|tổng kết)(?![\p{L}])/u;

/** "sơ kết hằng năm, sơ kết giữa kỳ vào năm 2028": two reviews. */
const tellsWhen = ({ parts }: Group): boolean =>
  parts.some(({ passage }) => /h[ằà]ng|định kỳ|\d{4}|giữa kỳ|0?6 tháng/u.test(passage.plain));

/** "Kế hoạch gửi về … trước ngày …" says when the plan before it is due. */
const SENDS_IT = /^(?:kế hoạch|văn bản|hồ sơ|sản phẩm|kết quả|danh sách)\s[^,;.]{0,90}?\s?gửi\s/u;
