import { words } from '../../platform/words';

export const PROOF_WORDS = words({
  title: { vi: 'Tải bằng chứng', en: 'Take the proof home' },
  help: {
    vi: 'Một tệp tự chứng minh: người kiểm tra mang về và kiểm bằng lệnh dondoc verify, không cần máy chủ này và không phải tin chúng ta.',
    en: 'A file that proves itself: whoever inspects takes it along and runs dondoc verify, without this server and without trusting us.',
  },
  download: { vi: 'Tải bằng chứng', en: 'Download the proof' },
  unit: { vi: 'Đơn vị', en: 'Unit' },
  allSeen: { vi: 'Tất cả phần được xem', en: 'All that I may see' },
  from: { vi: 'Ghi nhận từ ngày', en: 'Recorded from' },
  until: { vi: 'Ghi nhận đến hết ngày', en: 'Recorded until' },
  checkpoints: { vi: 'Điểm kiểm đã ký', en: 'Signed checkpoints' },
  checkpointsHelp: {
    vi: 'Mỗi điểm kiểm là lời cam kết về toàn bộ nhật ký lúc đó. Trang vừa kiểm lại chữ ký và việc nhật ký hôm nay nối tiếp từng điểm kiểm.',
    en: 'Each is a promise about the whole trail of that moment. The page has just verified the signatures, and that the trail of today continues each of them.',
  },
  noCheckpoints: { vi: 'Chưa có điểm kiểm nào.', en: 'There is no checkpoint yet.' },
  holds: { vi: 'Khớp', en: 'Holds' },
  broken: { vi: 'Không khớp', en: 'Does not hold' },
  entries: {
    vi: (count: number) => `${count} mục`,
    en: (count: number) => `${count} entries`,
  },
  key: { vi: 'Khóa công khai để người kiểm tra giữ', en: 'Public key, for whoever verifies to keep' },
  again: { vi: 'Kiểm lại ngay', en: 'Verify again now' },
});
