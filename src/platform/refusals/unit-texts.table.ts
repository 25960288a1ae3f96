import type { RefusalText } from './text-shape';

/** Refusals of changes of units and of what follows from them. */
export const UNIT_TEXTS = {
  'decision.unreadable': {
    status: 422,
    vi: 'Không đọc được “{given}”. Ghi số, ký hiệu và ngày của quyết định, ví dụ: 1123/QĐ-UBND, 20/6/2025.',
    en: '“{given}” cannot be read. Give number, symbol and day of the decision, such as 1123/QĐ-UBND, 20/6/2025.',
  },
  'group.unknown': {
    status: 422,
    vi: 'Chưa có nhóm đơn vị “{group}”.',
    en: 'There is no group of units “{group}”.',
  },
  'plan.not-running': {
    status: 409,
    vi: 'Kế hoạch “{plan}” không đang thực hiện ({stage}).',
    en: 'The plan “{plan}” is not running ({stage}).',
  },
  'post.unknown': {
    status: 422,
    vi: 'Chưa có chức vụ “{post}”. Muốn lập chức vụ mới: ghi cả đơn vị, loại và tên chức vụ.',
    en: 'There is no post “{post}”. To make a new one give its unit, its kind and its title too.',
  },
  'tenure.days-unfit': {
    status: 422,
    vi: 'Ngày cuối {to} trước ngày đầu {from}.',
    en: 'The last day {to} lies before the first, {from}.',
  },
  'tenure.none': {
    status: 404,
    vi: '“{person}” không giữ chức vụ “{post}” từ ngày {from}, hoặc đã ghi ngày thôi giữ.',
    en: '“{person}” does not hold “{post}” since {from}, or the last day is on record already.',
  },
  'tenure.own': {
    status: 403,
    vi: 'Không ai tự ghi việc mình giữ hay thôi giữ chức vụ; người khác có thẩm quyền ghi nhận.',
    en: 'Nobody records that they take or leave a post themselves; somebody else with authority does.',
  },
  'transfer.nothing-open': {
    status: 409,
    vi: 'Đơn vị “{unit}” không còn nhiệm vụ nào như vậy đang mở.',
    en: 'The unit “{unit}” has no such duty open.',
  },
  'transfer.split-asks': {
    status: 409,
    vi: '“{unit}” có nhiều đơn vị kế tục: {successors}. Quyết định phải nêu nhiệm vụ nào về đơn vị nào.',
    en: '“{unit}” is followed by several units: {successors}. The decision has to say which task goes to which.',
  },
  'unit-change.before-unit': {
    status: 422,
    vi: 'Đơn vị “{unit}” có từ ngày {from}, không thể chấm dứt ngày {to}.',
    en: 'The unit “{unit}” exists since {from} and cannot end on {to}.',
  },
  'unit-change.ends-otherwise': {
    status: 409,
    vi: 'Đơn vị “{unit}” đã đăng ký chấm dứt ngày {stored}, quyết định này tính ra ngày {given}.',
    en: 'The unit “{unit}” is registered to end on {stored}; by this decision it would be {given}.',
  },
  'unit-change.has-successor': {
    status: 409,
    vi: 'Đơn vị “{unit}” đã có đơn vị kế tục “{successor}”.',
    en: 'The unit “{unit}” already has the successor “{successor}”.',
  },
  'unit-change.id-taken': {
    status: 409,
    vi: 'Mã “{unit}” đã là của một đơn vị khác; đơn vị mới cần mã mới.',
    en: 'The id “{unit}” belongs to another unit; a new unit needs a new one.',
  },
  'unit-change.membership-later': {
    status: 409,
    vi: 'Đơn vị “{unit}” vào nhóm “{group}” từ ngày {from}, sau ngày chấm dứt {to}.',
    en: 'The unit “{unit}” joins the group “{group}” on {from}, after its last day, {to}.',
  },
  'unit-change.named-twice': {
    status: 422,
    vi: 'Đơn vị “{unit}” được nêu hai lần; đơn vị chấm dứt không kế tục chính mình.',
    en: 'The unit “{unit}” is named twice; a unit that ceases does not follow itself.',
  },
  'unit-change.nobody-above': {
    status: 422,
    vi: 'Ngày {on} không ai đứng đầu đơn vị cấp trên của {units}; hãy nêu ai ghi nhận.',
    en: 'Nobody heads a unit above {units} on {on}; name who records this.',
  },
  'unit-change.not-above': {
    status: 403,
    vi: 'Việc này do người đứng đầu đơn vị cấp trên của “{unit}” ghi nhận.',
    en: 'This is recorded by the head of a unit above “{unit}”.',
  },
  'unit-change.parent-missing': {
    status: 422,
    vi: 'Cần ghi đơn vị mới “{unit}” trực thuộc đơn vị nào còn hoạt động.',
    en: 'Say under which unit that goes on the new unit “{unit}” stands.',
  },
  'unit-change.renamed-later': {
    status: 409,
    vi: 'Tên của “{unit}” đã đổi sau ngày {on}: tên cũ dùng đến hết ngày {last}.',
    en: 'The name of “{unit}” was changed after {on}: an old one was used up to {last}.',
  },
  'unit-change.same-name': {
    status: 422,
    vi: 'Đơn vị “{unit}” đang mang tên “{name}”.',
    en: 'The unit “{unit}” is called “{name}” already.',
  },
  'unit-change.tenure-later': {
    status: 409,
    vi: '“{person}” giữ chức vụ “{post}” từ ngày {from}, sau ngày chấm dứt {to} của đơn vị.',
    en: '“{person}” takes the post “{post}” on {from}, after the unit’s last day, {to}.',
  },
  'unit-change.two-trees': {
    status: 422,
    vi: 'Đơn vị của Đảng và của Nhà nước không nhập, tách lẫn nhau (“{unit}”).',
    en: 'Units of the Party and of the State do not go over into one another (“{unit}”).',
  },
  'unit-change.units-below': {
    status: 409,
    vi: 'Chưa có chỗ cho các đơn vị trực thuộc {of}: {units}. Nêu từng đơn vị về đâu, hoặc cho chấm dứt trước.',
    en: 'The units below {of} have no place: {units}. Say where each goes, or end them first.',
  },
  'unit-change.wrong-number': {
    status: 422,
    vi: 'Không thể {kind} với {predecessors} đơn vị cũ và {successors} đơn vị mới.',
    en: 'A {kind} does not have {predecessors} units before and {successors} after.',
  },
  'unit-link.before-start': {
    status: 422,
    vi: 'Liên hệ giữa “{party}” và “{state}” bắt đầu ngày {from}, không thể hết ngày {to}.',
    en: 'The link of “{party}” and “{state}” starts on {from} and cannot end on {to}.',
  },
  'unit-link.wrong-tree': {
    status: 422,
    vi: 'Đơn vị “{unit}” thuộc khối {tree}; đầu này của liên hệ cần khối {needs}.',
    en: 'The unit “{unit}” stands in the {tree} tree; this end of a link needs the {needs} tree.',
  },
  'unit.not-on-day': {
    status: 409,
    vi: 'Ngày {on}, đơn vị “{unit}” không hoạt động.',
    en: 'The unit “{unit}” does not exist on {on}.',
  },
} as const satisfies Record<string, RefusalText>;
