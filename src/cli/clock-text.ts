import type { ClockView } from '../engine/clock-view';
import { momentText, secondText } from './words';

/** What `dondoc clock status` tells. */
export function clockLines(view: ClockView): string[] {
  const { lastRun, sequencer } = view;
  const ran =
    lastRun === null
      ? 'chưa lần nào / never'
      : `${secondText(lastRun.startedAt)} (${lastRun.process}), đánh thức / woken ${lastRun.woken}, hỏng / failed ${lastRun.failed}` +
        (lastRun.cutShort ? ', bị cắt ngắn / cut short' : '') +
        (lastRun.problem === null ? '' : `, ${lastRun.problem}`);
  const next =
    view.nextRunAt === null ? 'không có máy chủ nào đang chạy / no server is ticking' : secondText(view.nextRunAt);
  const blocked =
    sequencer.blockedBy === null
      ? ''
      : `, bị phiên ${sequencer.blockedBy.pid} giữ từ / blocked by a session since ${momentText(sequencer.blockedBy.since)}`;
  return [
    `Bây giờ / now: ${secondText(view.now)}`,
    `Lần chạy trước / last run: ${ran}`,
    `Lần chạy tốt gần nhất / last good run: ${secondText(view.lastGoodAt)}`,
    `Lần chạy tới / next run: ${next}`,
    `Độ trễ / lag: ${durationText(view.lagSeconds)}` +
      (view.oldestDueAt === null ? '' : ` (từ / since ${momentText(view.oldestDueAt)})`),
    `Vết chưa xếp thứ tự / entries without a position: ${sequencer.entries}${blocked}`,
    ...Object.entries(view.followers).map(([name, behind]) => `Bộ theo dõi / follower ${name}: còn / behind ${behind}`),
    ...(view.heldSince === null
      ? []
      : [
          `ĐỒNG HỒ BỊ ĐẶT TIẾN từ / SET FORWARD since ${momentText(view.heldSince)}` +
            `${view.jumpMs === null ? '' : ` (${Math.round(view.jumpMs / 60_000)} phút / minutes)`}; dondoc clock accept`,
        ]),
  ];
}

/** The two largest units are enough to see how bad it is. */
function durationText(seconds: number): string {
  const whole = Math.round(seconds);
  const [days, hours, minutes] = [
    Math.floor(whole / 86_400),
    Math.floor(whole / 3_600) % 24,
    Math.floor(whole / 60) % 60,
  ];
  if (days > 0) return `${days} ngày ${hours} giờ / ${days} d ${hours} h`;
  if (hours > 0) return `${hours} giờ ${minutes} phút / ${hours} h ${minutes} min`;
  return minutes > 0 ? `${minutes} phút ${whole % 60} giây / ${minutes} min ${whole % 60} s` : `${whole} giây / s`;
}
