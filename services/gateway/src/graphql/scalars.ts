import { GraphQLError, Kind, type ValueNode } from 'graphql';

const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/;
const day = /^\d{4}-\d{2}-\d{2}$/;

function readInstant(value: unknown): Date {
  const isText = typeof value === 'string' && (instant.test(value) || day.test(value));
  const date = new Date(isText ? value : NaN);
  if (Number.isNaN(date.getTime()))
    throw new GraphQLError('DateTime: se espera / expected 2026-11-22T06:00:00Z');
  return date;
}

function readDay(value: unknown): string {
  const isDay = typeof value === 'string' && day.test(value) && !Number.isNaN(Date.parse(value));
  if (!isDay) throw new GraphQLError('Date: se espera / expected 2026-11-22');
  return value;
}

const textOf = (node: ValueNode) => (node.kind === Kind.STRING ? node.value : undefined);

/** How DateTime and Date are read and written; JSON goes out as it is. */
export const scalars = {
  DateTime: {
    serialize: (value: unknown) => (value instanceof Date ? value.toISOString() : value),
    parseValue: readInstant,
    parseLiteral: (node: ValueNode) => readInstant(textOf(node)),
  },
  Date: {
    serialize: (value: unknown) => value,
    parseValue: readDay,
    parseLiteral: (node: ValueNode) => readDay(textOf(node)),
  },
};
