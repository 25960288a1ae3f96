import { words } from '../../platform/words';

export const OWN_WORDS = words({
  title: { vi: 'Việc của tôi', en: 'My work' },
  lead: {
    vi: (units: string) =>
      `Nhiệm vụ của ${units}, hạn sớm nhất trước. Mở từng nhiệm vụ để nộp; mẫu chỉ hỏi điều bước này cần.`,
    en: (units: string) =>
      `Duties of ${units}, the earliest due first. Open one to hand it in; its form asks what this step needs.`,
  },
  todo: { vi: 'Phải làm', en: 'To do' },
  overdue: { vi: 'Quá hạn', en: 'Overdue' },
  soon: { vi: 'Sắp đến hạn', en: 'Due soon' },
  later: { vi: 'Còn trong hạn', en: 'In time' },
  noDate: { vi: 'Không hạn', en: 'Without a due day' },
  waiting: { vi: 'Đã nộp, chờ xác nhận', en: 'Handed in, awaits confirmation' },
  onWay: { vi: 'Báo cáo đang chờ đơn vị mình chuyển', en: 'Reports that wait for us to pass them on' },
  empty: { vi: 'Không có việc nào phải làm.', en: 'Nothing has to be done.' },
  emptyHelp: {
    vi: 'Nhiệm vụ mới hiện ở đây khi một kế hoạch được ban hành hoặc khi đến kỳ báo cáo.',
    en: 'Duties appear here when a plan is issued or a period of reporting begins.',
  },
  open: { vi: 'Mở để nộp', en: 'Open' },
  all: { vi: (count: string) => `Xem cả ${count}`, en: (count: string) => `See all ${count}` },
  noPost: {
    vi: 'Hôm nay anh/chị không giữ chức vụ nào nên không có việc của riêng mình.',
    en: 'You hold no post today, so nothing is yours to do.',
  },
  duty: { vi: 'Nhiệm vụ', en: 'Duty' },
  due: { vi: 'Hạn', en: 'Due' },
  state: { vi: 'Trạng thái', en: 'State' },
  timeliness: { vi: 'Tình trạng hạn', en: 'Timeliness' },
});
