import type { DutyKind } from '../../workflows/obligations/kinds';
import { words } from '../platform/words';

/** Kinds of duties. They are those of docs/glossary.md. */
export const KIND_WORDS = words({
  issuePlan: { vi: 'Ban hành kế hoạch', en: 'Issue own plan' },
  quanTriet: { vi: 'Quán triệt', en: 'Study of the document' },
  implementation: { vi: 'Triển khai, thực hiện', en: 'Implementation' },
  inspection: { vi: 'Kiểm tra', en: 'Inspection' },
  soKet: { vi: 'Sơ kết', en: 'Interim review' },
  tongKet: { vi: 'Tổng kết', en: 'Final review' },
  periodicReport: { vi: 'Báo cáo định kỳ', en: 'Periodic report' },
  promptReport: { vi: 'Báo cáo đột xuất', en: 'Prompt report' },
  publication: { vi: 'Công khai', en: 'Publication' },
  commendationDossier: { vi: 'Hồ sơ khen thưởng', en: 'Commendation dossier' },
} satisfies Record<DutyKind, { vi: string; en: string }>);
