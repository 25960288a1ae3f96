import type { CaseKind } from '../../workflows/cases/kinds';
import { words } from '../platform/words';

/** Kinds of cases. They are those of docs/glossary.md. */
export const CASE_KIND_WORDS = words({
  accountability: { vi: 'Trách nhiệm người đứng đầu', en: 'Accountability of a head' },
  disciplinaryReview: { vi: 'Xem xét kỷ luật', en: 'Disciplinary review' },
  violation: { vi: 'Tin báo vi phạm', en: 'Report of a violation' },
  commendation: { vi: 'Khen thưởng', en: 'Commendation' },
  question: { vi: 'Câu hỏi của quy tắc', en: 'Question of a table' },
} satisfies Record<CaseKind, { vi: string; en: string }>);
