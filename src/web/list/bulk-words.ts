import { words } from '../../platform/words';

/** What can be done for several duties at once. */
export const BULK_DEEDS = ['confirm', 'urge', 'explain', 'transfer'] as const;
export type BulkDeed = (typeof BULK_DEEDS)[number];

const so = (vi: string, en: string) => ({
  vi: (count: number) => vi.replace('{n}', String(count)),
  en: (count: number) => en.replace('{n}', `${count} ${count === 1 ? 'duty' : 'duties'}`),
});

export const BULK_WORDS = words({
  chosen: { vi: 'Việc làm với các dòng đã chọn', en: 'With the chosen lines' },
  choose: { vi: 'Chọn', en: 'Choose' },
  hint: { vi: 'Với các dòng đã chọn:', en: 'With the chosen lines:' },
  confirm: { vi: 'Xác nhận hoàn thành', en: 'Confirm' },
  urge: { vi: 'Đôn đốc', en: 'Urge' },
  explain: { vi: 'Yêu cầu giải trình', en: 'Ask for an explanation' },
  transfer: { vi: 'Chuyển đơn vị khác', en: 'Transfer' },
  askConfirm: so(
    'Xác nhận hoàn thành {n} nhiệm vụ dưới đây? Việc này được ghi vào sổ, không rút lại được.',
    'Confirm these {n}? It is recorded and cannot be taken back.',
  ),
  askUrge: so(
    'Đôn đốc đơn vị thực hiện {n} nhiệm vụ dưới đây? Đầu mối và người đứng đầu nhận thông báo; thước đôn đốc của đồng hồ không đổi.',
    'Urge the units about these {n}? Officer and head are told; the ladder of the clock stays as it is.',
  ),
  askExplain: so(
    'Yêu cầu người đứng đầu giải trình về {n} nhiệm vụ dưới đây? Yêu cầu được ghi vào vụ việc xem xét trách nhiệm đang mở của từng nhiệm vụ.',
    'Ask the heads to explain these {n}? It is recorded in the open case of each.',
  ),
  askTransfer: so(
    'Chuyển {n} nhiệm vụ dưới đây sang đơn vị khác? Việc đã qua vẫn thuộc đơn vị cũ.',
    'Move these {n} to another unit? What is past stays with the old one.',
  ),
  back: { vi: 'Quay lại danh sách', en: 'Back to the list' },
  nothing: { vi: 'Chưa chọn nhiệm vụ nào.', en: 'Nothing was chosen.' },
  done: so('Đã ghi nhận {n} nhiệm vụ.', 'Recorded for {n}.'),
  failed: so('Chưa ghi nhận được {n} nhiệm vụ:', 'Could not be recorded for {n}:'),
  explainBy: { vi: 'Giải trình chậm nhất ngày', en: 'To be explained by' },
});
