import type { Operation } from '@/server/rest/openapi-document';

export type FieldRow = {
  readonly name: string;
  readonly where: 'path' | 'query' | 'header' | 'body';
  readonly required: boolean;
  readonly kind: string;
  readonly description: string;
};
type Schema = {
  readonly type?: string;
  readonly format?: string;
  readonly enum?: readonly string[];
  readonly default?: string | number | boolean;
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
};

/** What an operation takes, wherever it stands in the request: one row each. */
export function fieldsOf({ parameters = [], requestBody }: Operation): FieldRow[] {
  const inAddress = parameters.map(({ name, in: where, required = false, schema, description }) =>
    row(name, where as FieldRow['where'], required, { description, ...schema }),
  );
  const body = (requestBody?.content['application/json']?.schema ?? {}) as Schema;
  return [...inAddress, ...bodyRows(body)];
}

function bodyRows({ properties = {}, required = [] }: Schema, path = ''): FieldRow[] {
  return Object.entries(properties).flatMap(([key, schema]) => {
    const name = path + key;
    return schema.properties
      ? bodyRows(schema, `${name}.`)
      : [row(name, 'body', path === '' && required.includes(key), schema)];
  });
}

const row = (name: string, where: FieldRow['where'], required: boolean, schema: Schema): FieldRow => ({
  name,
  where,
  required,
  kind: kindOf(schema),
  description: [schema.description, schema.default !== undefined && `Without it, \`${String(schema.default)}\`.`]
    .filter(Boolean)
    .join('. ')
    .replace('..', '.'),
});

const kindOf = ({ enum: values, format, type = 'text' }: Schema) =>
  values
    ? values.map((value) => `\`${value}\``).join(', ')
    : format === 'uuid'
      ? 'id'
      : type === 'string'
        ? 'text'
        : type;
