import { readFileSync } from 'node:fs';
import {
  buildSchema,
  isEnumType,
  isInputObjectType,
  isIntrospectionType,
  isObjectType,
  isSpecifiedScalarType,
} from 'graphql';
import { expect, test } from 'vitest';

const schema = buildSchema(readFileSync(new URL('../schema.graphql', import.meta.url), 'utf8'));
const types = Object.values(schema.getTypeMap()).filter(
  (type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type),
);

type Described = {
  name: string;
  description?: string | null | undefined;
  deprecationReason?: string | null | undefined;
};

const described: { where: string; what: Described }[] = types.flatMap((type) => {
  const own = [{ where: type.name, what: type as Described }];
  const members: Described[] =
    isObjectType(type) || isInputObjectType(type)
      ? Object.values(type.getFields())
      : isEnumType(type)
        ? [...type.getValues()]
        : [];
  return [...own, ...members.map((what) => ({ where: `${type.name}.${what.name}`, what }))];
});

/** Names say enough of these: two sentences would repeat them. */
const isPlainValue = (where: string) => /\.[A-Z_]+$/.test(where);

test('every type and field is described in place, in Spanish and English', () => {
  const bilingual = /\S \/ \S/;
  const undescribed = described
    .filter(({ where, what }) => !isPlainValue(where) && !bilingual.test(what.description ?? ''))
    .map(({ where }) => where);
  expect(undescribed).toEqual([]);
});

test('what says something of a value says it in both languages', () => {
  const halves = described
    .filter(({ what }) => typeof what.description === 'string' && !/\S \/ \S/.test(what.description))
    .map(({ where }) => where);
  expect(halves).toEqual([]);
});

test('what is deprecated says since when, until when and what to use instead', () => {
  const vague = described
    .filter(({ what }) => typeof what.deprecationReason === 'string')
    .filter(
      ({ what }) =>
        !/^Desde \d{4}-\d{2}, hasta \d{4}-\d{2}: .+\. \/ Since \d{4}-\d{2}, until \d{4}-\d{2}: .+\.$/.test(
          what.deprecationReason ?? '',
        ),
    )
    .map(({ where }) => where);
  expect(vague).toEqual([]);
});
