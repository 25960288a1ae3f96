import { day, id, moment, object, oneOf, orNull, pageOf, text, whole } from '../platform/http/schema';
import { NOTICE_ROLES } from './notice';

/** Answers about notices, as the OpenAPI document has them. */

const words = object({ title: text, body: text });

const notice = object({
  id,
  position: text,
  subject: text,
  obligationId: orNull(id),
  caseId: orNull(id),
  planId: orNull(id),
  personId: text,
  postId: text,
  unitId: text,
  role: oneOf(NOTICE_ROLES),
  vacantUnitId: orNull(text),
  what: text,
  rung: orNull(text),
  round: orNull(whole),
  side: orNull(text),
  dueOn: orNull(day),
  createdAt: moment,
  acknowledgedAt: orNull(moment),
  acknowledgedBy: orNull(text),
  planTitle: text,
  taskRef: orNull(text),
  taskTitle: orNull(text),
  dutyUnitId: orNull(text),
  dutyUnitName: orNull(text),
  vacantUnitName: orNull(text),
  vi: words,
  en: words,
});

export const NOTICE_SCHEMAS = { page: pageOf(notice) };
