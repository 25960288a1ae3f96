import { applyDecorators, type Type } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Type as TransformTo } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  registerDecorator,
  ValidateNested,
} from 'class-validator';
import type { Refusal } from '../../../workflows/vocabulary';

/** Decorators of request fields: one says what the field is to the validator, to the refusal that a wrong value gets and to the
 *  OpenAPI document at once, so that the three cannot differ. */

interface FieldOptions {
  /** What it means, for readers of the API. */
  readonly about?: string;
  readonly optional?: boolean;
}

/** A day `YYYY-MM-DD` that exists, from 1900 to 2200. */
export const Day = (options: FieldOptions = {}): PropertyDecorator =>
  field(options, { type: 'string', format: 'date', example: '2024-06-30' }, [
    satisfies('isDay', isDay, { code: 'field.day', facts: {} }),
  ]);

/** A moment with its offset (RFC 3339). */
export const Moment = (options: FieldOptions = {}): PropertyDecorator =>
  field(options, { type: 'string', format: 'date-time', example: '2024-07-01T00:00:00+07:00' }, [
    satisfies('isMoment', isMoment, { code: 'field.instant', facts: {} }),
  ]);

/** Free text or a name: not empty, at most `most` characters. */
export function Text({ most = 200, ...options }: FieldOptions & { readonly most?: number } = {}): PropertyDecorator {
  const told = wrong({ code: 'field.text', facts: { most } });
  return field(options, { type: 'string', minLength: 1, maxLength: most }, [
    IsString(told),
    IsNotEmpty(told),
    MaxLength(most, told),
    // A text of blanks says nothing.
    Matches(/\S/u, told),
  ]);
}

/** Any JSON object: what is in it is read later. */
export const AnyObject = (): PropertyDecorator => IsObject(wrong({ code: 'field.object', facts: {} }));

/** The id of a row of ours. */
export const Id = (options: FieldOptions = {}): PropertyDecorator =>
  field(options, { type: 'string', format: 'uuid' }, [IsUUID('all', wrong({ code: 'field.id', facts: {} }))]);

/** Ids of rows, at most `most`. */
export function Ids({ most, ...options }: FieldOptions & { readonly most: number }): PropertyDecorator {
  const told = wrong({ code: 'field.list', facts: { most } });
  return field(options, { type: 'array', items: { type: 'string', format: 'uuid' }, maxItems: most }, [
    IsArray(told),
    ArrayMaxSize(most, told),
    IsUUID('all', { ...wrong({ code: 'field.id', facts: {} }), each: true }),
  ]);
}

/** Names of things, at most `most`. */
export function Texts({ most, ...options }: FieldOptions & { readonly most: number }): PropertyDecorator {
  const told = wrong({ code: 'field.list', facts: { most } });
  const each = { ...wrong({ code: 'field.text', facts: { most: NAME_MOST } }), each: true };
  const items = { type: 'string', minLength: 1, maxLength: NAME_MOST };
  return field(options, { type: 'array', items, maxItems: most }, [
    ...[IsArray(told), ArrayMaxSize(most, told)],
    ...[IsString(each), MaxLength(NAME_MOST, each), Matches(/\S/u, each)],
  ]);
}
const NAME_MOST = 200;

/** A whole number. In an address it arrives as text and is turned into one. */
export function Whole(options: FieldOptions & { readonly least: number; readonly most: number }): PropertyDecorator {
  const { least, most } = options;
  const told = wrong({ code: 'field.number', facts: { least, most } });
  return field(options, { type: 'integer', minimum: least, maximum: most }, [
    IsInt(told),
    Min(least, told),
    Max(most, told),
  ]);
}

export function OneOf(known: readonly string[], options: FieldOptions = {}): PropertyDecorator {
  return field(options, { type: 'string', enum: [...known] }, [
    IsIn(known, wrong({ code: 'field.one-of', facts: { known } })),
  ]);
}

export const Flag = (options: FieldOptions = {}): PropertyDecorator =>
  field(options, { type: 'boolean' }, [IsBoolean(wrong({ code: 'field.flag', facts: {} }))]);

/** A part with fields of its own. */
export function Part<T extends object>(type: () => Type<T>, options: FieldOptions = {}): PropertyDecorator {
  const told = wrong({ code: 'field.object', facts: {} });
  return applyDecorators(
    ApiProperty({ type, required: options.optional !== true, ...described(options) }),
    ...(options.optional === true ? [IsOptional()] : []),
    IsObject(told),
    TransformTo(type),
    ValidateNested(told),
  );
}

/** A list of parts with fields of their own, at most `most`. */
export function Parts<T extends object>(
  type: () => Type<T>,
  { most, ...options }: FieldOptions & { readonly most: number },
): PropertyDecorator {
  const told = wrong({ code: 'field.list', facts: { most } });
  return applyDecorators(
    ApiProperty({ type, isArray: true, maxItems: most, required: options.optional !== true, ...described(options) }),
    ...(options.optional === true ? [IsOptional()] : []),
    ...[IsArray(told), ArrayMaxSize(most, told), TransformTo(type)],
    ValidateNested({ ...wrong({ code: 'field.object', facts: {} }), each: true }),
  );
}

/** What a failed check tells: read back by the validation pipe. In the message, since the library loses what is given as the
 *  `context` of checks of one's own. */
const wrong = (refused: Refusal) => ({ message: JSON.stringify(refused) });

function field(options: FieldOptions, schema: object, checks: readonly PropertyDecorator[]): PropertyDecorator {
  return applyDecorators(
    ApiProperty({ ...schema, required: options.optional !== true, ...described(options) }),
    ...(options.optional === true ? [IsOptional()] : []),
    ...checks,
  );
}

const described = ({ about }: FieldOptions) => (about === undefined ? {} : { description: about });

function satisfies(name: string, validate: (value: unknown) => boolean, refused: Refusal): PropertyDecorator {
  return (target, propertyName) =>
    registerDecorator({
      ...{ name, target: target.constructor, propertyName: String(propertyName) },
      options: wrong(refused),
      validator: { validate },
    });
}

/** The room of the calendar reads days for good; here only what is no day at all is sent back, with the field's name. */
function isDay(value: unknown): boolean {
  if (typeof value !== 'string' || !/^(19|20|21)\d\d-\d\d-\d\d$/.test(value)) return false;
  const time = Date.parse(`${value}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value);
}

const MOMENT = /^(?:19|20|21)\d\d-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,6})?)?(Z|[+-]\d\d:\d\d)$/;
const isMoment = (value: unknown): boolean =>
  typeof value === 'string' && MOMENT.test(value) && !Number.isNaN(Date.parse(value));
