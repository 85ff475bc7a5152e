import {
  buildSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isIntrospectionType,
  isListType,
  isNonNullType,
  isObjectType,
  isScalarType,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLNamedType,
  type GraphQLType,
} from 'graphql';

const scalars: Readonly<Record<string, string>> = {
  ID: 'string',
  String: 'string',
  Int: 'number',
  Float: 'number',
  Boolean: 'boolean',
  DateTime: 'string',
  Date: 'string',
  JSON: 'unknown',
};

const described = (text: string | null | undefined, indent = '') =>
  text ? `${indent}/** ${text.replaceAll(/\s+/g, ' ').replaceAll('*/', '* /')} */\n` : '';

function typeOf(type: GraphQLType): string {
  if (isNonNullType(type)) return bareTypeOf(type.ofType);
  const bare = bareTypeOf(type);
  return bare === 'unknown' ? bare : `${bare} | null`;
}

function bareTypeOf(type: GraphQLType): string {
  if (isListType(type)) {
    const item = typeOf(type.ofType);
    return item.includes(' | ') ? `(${item})[]` : `${item}[]`;
  }
  const { name } = getNamedType(type);
  return scalars[name] ?? name;
}

const isRequired = ({ type, defaultValue }: GraphQLArgument | GraphQLInputField) =>
  isNonNullType(type) && defaultValue === undefined;

const inputField = (field: GraphQLArgument | GraphQLInputField) =>
  `${field.name}${isRequired(field) ? '' : '?'}: ${typeOf(field.type)}`;

function outputField(field: GraphQLField<unknown, unknown>): string {
  const takes = field.args.length === 0 ? '' : `, { ${field.args.map(inputField).join('; ')} }`;
  return `${described(field.description, '  ')}  ${field.name}: Field<${typeOf(field.type)}${takes}>;\n`;
}

function declarationOf(type: GraphQLNamedType): string {
  const lead = described(type.description);
  if (isEnumType(type)) {
    const values = type.getValues().map(({ name }) => `'${name}'`);
    return `${lead}export type ${type.name} = ${values.join(' | ')};\n`;
  }
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields());
    const lines = fields.map((field) => `${described(field.description, '  ')}  ${inputField(field)};\n`);
    return `${lead}export type ${type.name} = {\n${lines.join('')}};\n`;
  }
  if (isObjectType(type)) {
    const fields = Object.values(type.getFields()).map(outputField);
    return `${lead}export type ${type.name} = {\n  __typename: Field<'${type.name}'>;\n${fields.join('')}};\n`;
  }
  throw new Error(`The client has no form for ${type.name}.`);
}

function mapOf(types: readonly GraphQLNamedType[]): string {
  const lines = types.filter(isObjectType).flatMap((type) => {
    const fields = Object.values(type.getFields()).flatMap((field) => {
      const given = getNamedType(field.type);
      const gives = isObjectType(given) ? given.name : '';
      const takes = field.args.map((argument) => `${argument.name}: '${String(argument.type)}'`).join(', ');
      if (gives === '' && takes === '') return [];
      return [`    ${field.name}: ['${gives}'${takes === '' ? '' : `, { ${takes} }`}],\n`];
    });
    return fields.length === 0 ? [] : [`  ${type.name}: {\n${fields.join('')}  },\n`];
  });
  return `export const schemaMap = {\n${lines.join('')}} as const;\n`;
}

/**
 * The client's types and the map that its documents are written by, from the schema's text, always in the same order.
 * Throws for what the client has no form for (interfaces, unions, unknown scalars).
 */
export function generateSchema(schemaText: string): string {
  const types = Object.values(buildSchema(schemaText).getTypeMap())
    .filter((type) => !isIntrospectionType(type) && !isScalarType(type))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
  return [
    '// Written from services/gateway/src/schema.graphql by services/gateway/src/write-client.ts; not by hand.\n',
    "import type { Field } from '../selection.ts';\n\n",
    types.map(declarationOf).join('\n'),
    `\n${mapOf(types)}`,
  ].join('');
}
