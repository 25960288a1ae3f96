import { words } from '../../platform/words';

export const PLAN_WORDS = words({
  title: { vi: 'Kế hoạch', en: 'Plans' },
  help: {
    vi: 'Các kế hoạch mà anh/chị theo dõi hoặc có nhiệm vụ trong đó, mới nhất trước. Bấm vào một con số để xem đúng danh sách đó.',
    en: 'Plans that you track or that give you duties, the newest first. Each number leads to exactly its list.',
  },
  plan: { vi: 'Kế hoạch', en: 'Plan' },
  stage: { vi: 'Giai đoạn', en: 'Stage' },
  duties: { vi: 'Nhiệm vụ', en: 'Duties' },
  emptyTitle: { vi: 'Chưa có kế hoạch nào.', en: 'There is no plan yet.' },
  emptyHelp: {
    vi: 'Kế hoạch hiện ở đây khi tệp kế hoạch được nạp (lệnh dondoc plan load, hoặc qua API), hoặc khi đơn vị của anh/chị được giao nhiệm vụ.',
    en: 'A plan stands here once its file was loaded (command dondoc plan load, or by the API), or once your unit is given a duty.',
  },
  areOverdue: { vi: 'quá hạn', en: 'overdue' },
  areSoon: { vi: 'sắp đến hạn', en: 'due soon' },
  parts: { vi: 'Các phần của kế hoạch', en: 'Parts of the plan' },
  issuer: { vi: 'Ban hành', en: 'Issued by' },
  office: { vi: 'Cơ quan theo dõi', en: 'Tracked by' },
  assumedDay: { vi: '(ngày giả định)', en: '(day assumed)' },
  until: { vi: 'Thực hiện đến hết ngày', en: 'Runs to the end of' },
  noEnd: { vi: 'Không ghi ngày kết thúc', en: 'No end is stated' },
  matrix: { vi: 'Tiến độ theo nội dung và đơn vị', en: 'Progress by task and unit' },
  matrixHelp: {
    vi: 'Mỗi ô: số nhiệm vụ đã kết thúc trên số đã giao. Bấm vào ô để xem danh sách. Đơn vị nhiều việc quá hạn đứng trước.',
    en: 'Each cell: duties that have ended, of those given. A cell leads to its list. Units with most overdue stand first.',
  },
  matrixRegion: { vi: 'Bảng tiến độ, cuộn ngang được', en: 'Table of progress, scrolls sideways' },
  task: { vi: 'Nội dung', en: 'Task' },
  keys: { vi: 'Chú giải', en: 'Legend' },
  notGiven: { vi: 'không giao', en: 'not given' },
  allUnits: { vi: 'Cộng', en: 'All' },
  unitsFrom: {
    vi: (from: number, to: number, of: number) => `Đơn vị ${from}–${to} trong ${of}`,
    en: (from: number, to: number, of: number) => `Units ${from}–${to} of ${of}`,
  },
  otherUnits: { vi: 'Các đơn vị khác', en: 'Other units' },
  opensNothing: { vi: 'Chưa mở nhiệm vụ nào', en: 'Has opened no duty yet' },
  onlyOwn: {
    vi: 'Anh/chị thấy phần của đơn vị mình; số liệu của đơn vị khác không nằm trong bảng.',
    en: 'You see the part of your own units; figures of others are not in this table.',
  },
  tasks: { vi: 'Các nội dung', en: 'Tasks' },
  clause: { vi: 'Mục', en: 'Clause' },
  kind: { vi: 'Loại', en: 'Kind' },
  deadline: { vi: 'Hạn như văn bản ghi', en: 'Deadline as written' },
  noDeadline: { vi: 'Văn bản không ghi hạn', en: 'The text names none' },
  implied: { vi: 'suy ra từ phạm vi của kế hoạch', en: 'implied by what the plan binds' },
  open: { vi: 'Đang mở', en: 'Open' },
  given: { vi: 'Đã giao', en: 'Given' },
  noTasks: { vi: 'Kế hoạch này không giao nội dung nào.', en: 'This plan sets no task.' },
  time: { vi: 'Thời gian', en: 'Timeline' },
  timeRegion: { vi: 'Biểu đồ thời gian, cuộn ngang được', en: 'Timeline, scrolls sideways' },
  timeOf: {
    vi: (count: number, from: string, to: string) =>
      `Thời gian của ${count} nội dung từ ${from} đến ${to}; chi tiết ở bảng dưới`,
    en: (count: number, from: string, to: string) => `Time of ${count} tasks from ${from} to ${to}; details below`,
  },
  today: { vi: (day: string) => `hôm nay ${day}`, en: (day: string) => `today ${day}` },
  todayOutside: {
    vi: (day: string) => `Hôm nay ${day}, sau khoảng thời gian của biểu đồ.`,
    en: (day: string) => `Today is ${day}, after what the chart shows.`,
  },
  asTable: { vi: 'Xem bảng số', en: 'Show the table' },
  dueOn: { vi: 'Hạn', en: 'Due' },
  firstDue: { vi: 'Hạn đầu tiên giao', en: 'First due day' },
  extended: { vi: 'Đã đổi hạn', en: 'Day was moved' },
  now: { vi: 'Hiện nay', en: 'Now' },
  noDueDay: { vi: 'Không hạn', en: 'No due date' },
  nowText: {
    vi: (ended: number, count: number, overdue: number) =>
      `${ended}/${count} đã kết thúc${overdue > 0 ? `, ${overdue} quá hạn` : ''}`,
    en: (ended: number, count: number, overdue: number) =>
      `${ended} of ${count} ended${overdue > 0 ? `, ${overdue} overdue` : ''}`,
  },
  nothingDated: {
    vi: 'Chưa nhiệm vụ nào có hạn. Khi kế hoạch được ban hành, các kỳ và ngày đến hạn hiện ở đây.',
    en: 'No duty has a date yet. Once the plan is issued, periods and due days stand here.',
  },
  markAllDone: { vi: 'tất cả đã kết thúc', en: 'all ended' },
  markOpen: { vi: 'còn việc đang mở', en: 'some are open' },
  markLate: { vi: 'có việc quá hạn', en: 'some are overdue' },
  markMoved: { vi: 'hạn đã dời', en: 'day was moved' },
  cascade: { vi: 'Hệ thống văn bản', en: 'Cascade of documents' },
  cascadeHelp: {
    vi: 'Từ văn bản cao nhất xuống đến kế hoạch của từng đơn vị.',
    en: 'From the directive down to the plans of the units.',
  },
  here: { vi: 'Đang xem', en: 'This one' },
  issuerUnknown: { vi: 'Chưa rõ cơ quan ban hành', en: 'Issuer not settled' },
  owedCount: {
    vi: (count: number) => `${count} đơn vị chưa ban hành`,
    en: (count: number) => `${count} ${count === 1 ? 'unit has' : 'units have'} not issued theirs`,
  },
  owed: { vi: 'Chưa ban hành kế hoạch của mình', en: 'Have not issued their own plan' },
  noneOwed: {
    vi: 'Không đơn vị nào còn nợ kế hoạch của mình theo văn bản này.',
    en: 'No unit still owes a plan of its own under this document.',
  },
  noCascade: {
    vi: 'Văn bản của kế hoạch này chưa nằm trong hệ thống nào.',
    en: 'The document of this plan stands in no cascade yet.',
  },
});

/** How far a plan has come. Those of docs/glossary.md. */
export const STAGE_WORDS = words({
  draft: { vi: 'Dự thảo', en: 'Draft' },
  opening: { vi: 'Đang mở nhiệm vụ', en: 'Opening its duties' },
  running: { vi: 'Đang thực hiện', en: 'Running' },
  ended: { vi: 'Hết hiệu lực', en: 'Ended' },
  closed: { vi: 'Đã tổng kết', en: 'Closed' },
  withdrawing: { vi: 'Đang thu hồi', en: 'Being withdrawn' },
  withdrawn: { vi: 'Đã thu hồi', en: 'Withdrawn' },
});
