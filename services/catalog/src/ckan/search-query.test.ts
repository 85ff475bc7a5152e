import { describe, expect, test } from 'vitest';
import { searchDate } from './search-dates.ts';
import { parseSearch, type SearchNode } from './search-query.ts';

/** A node as one line. */
function told(node: SearchNode | null): string {
  if (node === null) return 'everything';
  switch (node.kind) {
    case 'all':
      return `(${node.parts.map(told).join(' & ')})`;
    case 'any':
      return `(${node.parts.map(told).join(' | ')})`;
    case 'not':
      return `!${told(node.part)}`;
    case 'text':
      return node.isPhrase ? `«${node.text}»` : node.text;
    case 'field':
      return `${node.field}=${node.value}`;
    case 'range': {
      const [from, to] = [node.from, node.to];
      return `${node.field}${from?.isIncluded === false ? ']' : '['}${from?.value ?? '*'},${to?.value ?? '*'}${to?.isIncluded === false ? '[' : ']'}`;
    }
  }
}
const read = (text: string) => {
  const parsed = parseSearch(text);
  return parsed.ok ? told(parsed.node) : `error: ${parsed.message}`;
};

describe('what CKAN clients ask', () => {
  test.each([
    ['', 'everything'],
    ['*:*', 'everything'],
    ['incidentes viales', '(incidentes & viales)'],
    ['"agua potable" -drenaje', '(«agua potable» & !drenaje)'],
    ['organization:05035', 'organization=05035'],
    ['organization:a OR organization:b', '(organization=a | organization=b)'],
    ['organization:(a OR "b c") AND -groups:d', '((organization=a | organization=b c) & !groups=d)'],
    ['+dataset_type:dataset +capacity:public', '(dataset_type=dataset & capacity=public)'],
    ['metadata_modified:[2026-01-01T00:00:00Z TO *]', 'metadata_modified[2026-01-01T00:00:00Z,*]'],
    ['metadata_modified:{NOW-1DAY TO NOW]', 'metadata_modified]NOW-1DAY,NOW]'],
    ['a OR b AND c', '(a | (b & c))'],
    ['NOT (a b)', '!(a & b)'],
    ['https://datos.example/x', 'https://datos.example/x'],
    ['tags:"seguridad pública"', 'tags=seguridad pública'],
    ['license_id:cc\\-by', 'license_id=cc-by'],
    ['a OR *:*', 'everything'],
    ["'; drop --", "('; & drop)"],
    ['(a', 'error: A parenthesis is not closed'],
    ['a)', 'error: A parenthesis was never opened'],
    ['title:', 'error: The query ends too early'],
    ['[1 TO 2]', 'error: A range needs a field'],
    [`${'('.repeat(40)}a${')'.repeat(40)}`, 'error: The query is nested too deep'],
    ['a '.repeat(600), 'error: The query is too long'],
    ['- '.repeat(100), 'error: The query is nested too deep'],
  ])('%s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });
});

describe('dates of queries', () => {
  const now = new Date('2026-03-02T15:30:00Z');
  test.each([
    ['2026-01-01', '2026-01-01T00:00:00.000Z'],
    ['2026-01-01T10:00:00', '2026-01-01T10:00:00.000Z'],
    ['2026-01-01T10:00:00.123456Z', '2026-01-01T10:00:00.123Z'],
    ['NOW', '2026-03-02T15:30:00.000Z'],
    ['NOW-7DAYS/DAY', '2026-02-23T00:00:00.000Z'],
    ['NOW/DAY+1HOUR', '2026-03-02T01:00:00.000Z'],
  ])('%s', (written, expected) => {
    expect(searchDate(written, now)?.toISOString()).toBe(expected);
  });
  test.each(['ayer', 'NOW-1LUSTRO', '2026-13-45', 'NOW x', '2026'])('not %s', (written) => {
    expect(searchDate(written, now)).toBeNull();
  });
});
