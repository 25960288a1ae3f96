import Ajv, { type Schema } from 'ajv';
import { parseDocument } from 'yaml';
import { refusal, type Plain, type Refusal } from '../../workflows/vocabulary';
import { isLocalDate, isTimeOfDay } from './local-date';

/** One thing wrong with a record: where (a JSON pointer) and what was expected there. */
export type RecordProblem = { readonly path: string; readonly expected: string };

/** `record.invalid` with the file's name and every problem found in it. */
export const invalidRecord = (file: string, problems: readonly RecordProblem[]): Refusal =>
  refusal('record.invalid', { file, problems: problems as readonly Plain[] });

export const isRefusal = (value: object | string): value is Refusal =>
  typeof value === 'object' && 'code' in value && 'facts' in value;

/** A reader of YAML records of one shape. The schema may use the formats `local-date` and `time-of-day` and defaults.
 *  The reader takes a text and its name, and gives the record or the refusal `record.invalid` with all problems. */
export function recordReader<T extends object>(schema: Schema): (file: string, text: string) => T | Refusal {
  const ajv = new Ajv({ allErrors: true, useDefaults: true, strict: true, allowUnionTypes: true });
  ajv.addFormat('local-date', isLocalDate);
  ajv.addFormat('time-of-day', isTimeOfDay);
  const validate = ajv.compile<T>(schema);
  return (file, text) => {
    const document = parseDocument(text);
    if (document.errors.length > 0) {
      const at = document.errors.map(
        ({ linePos }) => `line ${linePos?.[0].line ?? 0}, column ${linePos?.[0].col ?? 0}`,
      );
      return invalidRecord(
        file,
        at.map((path) => ({ path, expected: 'YAML' })),
      );
    }
    const value: unknown = document.toJS();
    if (validate(value)) return value;
    const problems = (validate.errors ?? []).map(({ instancePath, message }) => ({
      path: instancePath,
      expected: message ?? '',
    }));
    return invalidRecord(file, problems);
  };
}
