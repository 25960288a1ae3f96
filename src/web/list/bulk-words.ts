import { words } from '../../platform/words';

export const BULK_WORDS = words({
  chosen: { vi: 'Việc làm với các dòng đã chọn', en: 'With the chosen lines' },
  choose: { vi: 'Chọn', en: 'Choose' },
  hint: { vi: 'Chọn việc làm chung:', en: 'Do for all of them:' },
  confirm: { vi: 'Xác nhận hoàn thành', en: 'Confirm' },
  title: { vi: 'Xác nhận nhiều nhiệm vụ', en: 'Confirm several duties' },
  ask: {
    vi: (count: number) =>
      `Xác nhận hoàn thành ${count} nhiệm vụ dưới đây? Việc này được ghi vào sổ, không rút lại được.`,
    en: (count: number) => `Confirm these ${count} duties? It is recorded and cannot be taken back.`,
  },
  confirmAll: {
    vi: (count: number) => `Xác nhận ${count} nhiệm vụ`,
    en: (count: number) => `Confirm ${count} ${count === 1 ? 'duty' : 'duties'}`,
  },
  back: { vi: 'Quay lại danh sách', en: 'Back to the list' },
  nothing: { vi: 'Chưa chọn nhiệm vụ nào.', en: 'Nothing was chosen.' },
  done: { vi: (count: number) => `Đã xác nhận ${count} nhiệm vụ.`, en: (count: number) => `${count} confirmed.` },
  failed: {
    vi: (count: number) => `Chưa xác nhận được ${count} nhiệm vụ:`,
    en: (count: number) => `${count} could not be confirmed:`,
  },
});
