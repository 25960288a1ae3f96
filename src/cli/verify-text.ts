import type { Instant } from '../../workflows/vocabulary';
import type { Finding } from '../trail/verify/finding';
import type { VerifyReport } from '../trail/verify/verify-file';
import { FINDING_TEXTS } from './finding-texts.table';
import { momentText } from './words';

/** A verification as a person reads it: the verdict last, and never a good one by default. */
export function verifyLines(report: VerifyReport): string[] {
  const { origin, size, root, signedAt, scope, build, entries, streams, relived, reread, findings, broken, open } =
    report;
  const left = broken + open - findings.length;
  return [
    `Nhật ký / log: ${origin ?? '–'}, ${size ?? '–'} mục / entries, gốc / root ${root ?? '–'}, ${momentText(signedAt as Instant | null)}`,
    `Tệp / file: ${scope ?? '–'}, ${streams} chuỗi / streams, ${entries} mục / entries, ghi bởi / written by ${build ?? '–'}`,
    relived === null
      ? 'Không chạy lại. / Not lived again.'
      : `Chạy lại / lived again: ${relived} mục / entries, ${reread ?? 0} kết quả quy tắc / results of rules`,
    ...findings.map(findingLine),
    ...(left > 0 ? [`… và ${left} điều nữa / and ${left} more`] : []),
    VERDICTS[report.verdict],
  ];
}

const VERDICTS: Readonly<Record<VerifyReport['verdict'], string>> = {
  verified: 'ĐÚNG: mọi thứ khớp với khóa và điểm kiểm đã cho. / VERIFIED: all of it holds, by the key that was given.',
  open: 'CHƯA KẾT LUẬN: không thấy sai, nhưng chưa kiểm được hết. / UNDETERMINED: nothing is wrong, and not all could be looked at.',
  broken: 'SAI: tệp không đúng với điều đã ghi. / BROKEN: the file is not what was recorded.',
};

function findingLine({ code, at, facts }: Finding): string {
  const [vi, en] = FINDING_TEXTS[code];
  const told = Object.entries(facts).map(([name, value]) => `${name}=${JSON.stringify(value)}`);
  return [`[${code}]`, ...(at === null ? [] : [`${at}:`]), `${vi} / ${en}`, ...told].join(' ');
}
