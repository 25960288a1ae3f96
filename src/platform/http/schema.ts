/** Shapes of answers for the OpenAPI document. A test holds real answers against them, so that none can drift away. */
export interface Schema {
  readonly [keyword: string]: unknown;
}

export const text: Schema = { type: 'string' };
export const whole: Schema = { type: 'integer' };
export const flag: Schema = { type: 'boolean' };
export const day: Schema = { type: 'string', format: 'date' };
export const moment: Schema = { type: 'string', format: 'date-time' };
export const id: Schema = { type: 'string', format: 'uuid' };
/** Whatever a machine keeps: its members differ from kind to kind. */
export const anything: Schema = { type: 'object', additionalProperties: true };

export const oneOf = (values: readonly string[]): Schema => ({ type: 'string', enum: [...values] });
export const listOf = (items: Schema): Schema => ({ type: 'array', items });
export const mapOf = (values: Schema): Schema => ({ type: 'object', additionalProperties: values });

/** May be null; never absent. */
export const orNull = (schema: Schema): Schema => ({ ...schema, nullable: true });

/** Closed: a member that is not named here is a mistake. All members are there, unless named as optional. */
export const object = (properties: Readonly<Record<string, Schema>>, optional: readonly string[] = []): Schema => ({
  type: 'object',
  additionalProperties: false,
  required: Object.keys(properties).filter((name) => !optional.includes(name)),
  properties,
});

/** One page of a list; `next` goes back as `after`, null on the last page. */
export const pageOf = (items: Schema): Schema => object({ items: listOf(items), next: orNull(text) });
