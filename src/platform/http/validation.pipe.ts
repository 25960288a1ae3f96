import { ValidationPipe, type ValidationError } from '@nestjs/common';
import { refusal, type Refusal } from '../../../workflows/vocabulary';
import { Refused, type FieldRefusal } from '../refused';

/** Turns what came into its DTO or refuses `request.invalid` with each wrong field: its path, a code and facts.
 *  Fields nobody asked for are refused too, since a slip in a name would otherwise pass as an absent value. */
export const validationPipe = (): ValidationPipe =>
  new ValidationPipe({
    transform: true,
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    exceptionFactory: (errors) => {
      const fields = fieldRefusals(errors, '');
      return new Refused(refusal('request.invalid', { count: fields.length }), fields);
    },
  });

/** Every wrong field once, by its first complaint. */
export function fieldRefusals(errors: readonly ValidationError[], above: string): FieldRefusal[] {
  return errors.flatMap((error) => {
    const path = /^\d+$/.test(error.property) ? `${above}[${error.property}]` : joined(above, error.property);
    const children = fieldRefusals(error.children ?? [], path);
    if (children.length > 0) return children;
    return [{ path, ...complaint(error) }];
  });
}

const joined = (above: string, name: string): string => (above === '' ? name : `${above}.${name}`);

function complaint(error: ValidationError): Refusal {
  const failed = Object.keys(error.constraints ?? {});
  if (failed.includes('whitelistValidation')) return { code: 'field.unknown', facts: {} };
  if (error.value === undefined) return { code: 'field.missing', facts: {} };
  const [told] = Object.values(error.constraints ?? {}).filter((message) => message.startsWith('{'));
  return told === undefined ? { code: 'field.object', facts: {} } : (JSON.parse(told) as Refusal);
}
