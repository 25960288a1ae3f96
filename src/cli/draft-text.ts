import type { Draft, DraftDocument, DraftDuty } from '../intake/draft';
import { sentenceOf } from '../intake/questions';
import { KIND_WORDS } from './words';

/** A draft for a terminal: the head, then each duty with who, when and what to ask, then what was read as context. */
export function draftLines({ document, duties, context, warnings }: Draft): string[] {
  return [
    ...headLines(document),
    '',
    ...duties.flatMap(dutyLines),
    `${duties.length} nghĩa vụ / duties, ${context.length} đoạn không giao việc / passages of context, ${duties.filter(({ confidence }) => confidence === 'low').length} cần xem lại / to be looked at`,
    ...warnings.flatMap((warning) => {
      const { vi, en } = sentenceOf(warning);
      return [`lưu ý [${warning.code}] ${vi}`, `  en: ${en}`];
    }),
  ];
}

const shown = (value: string | null): string => value ?? '–';

function headLines(document: DraftDocument): string[] {
  const { type, symbol, issuedOn, place, issuer, parentIssuer, title, basis, recipients, signer } = document;
  return [
    `${shown(type)} ${shown(symbol)}, ${shown(place)}, ${shown(issuedOn)}`,
    `${shown(issuer)}${parentIssuer === null ? '' : ` (${parentIssuer})`}`,
    shown(title),
    `căn cứ / basis: ${basis.map((each) => each.symbol).join(', ') || '–'}`,
    `nơi nhận / recipients: ${recipients.join('; ') || '–'}`,
    `ký / signed: ${signer === null ? '–' : [signer.capacity, signer.title, signer.name].filter((part) => part !== null).join(', ')}`,
  ];
}

function dutyLines(duty: DraftDuty): string[] {
  const roles = [
    ['chỉ đạo / directs', duty.directs],
    ['chủ trì / leads', duty.leads],
    ['thực hiện / carries out', duty.carriesOut],
    ['phối hợp / coordinates', duty.coordinates],
    ['qua / through', duty.routedThrough],
    ['gửi / reports to', duty.reportsTo],
  ] as const;
  return [
    `${duty.ref}  ${KIND_WORDS[duty.kind]}  [${duty.confidence}]`,
    `    ${duty.text.length > 160 ? `${duty.text.slice(0, 157)}…` : duty.text}`,
    ...roles.filter(([, names]) => names.length > 0).map(([word, names]) => `    ${word}: ${names.join('; ')}`),
    ...(duty.deadline === null ? [] : [`    hạn / due: ${duty.deadline.literal}`]),
    ...duty.questions.map((question) => `    ? ${sentenceOf(question).vi}`),
  ];
}
