import { foldAccents, type QueryReader, type SearchIndex } from '@rma/search';
import { standards, themes } from '@rma/themes';
import type { GovernmentNames } from './government-names.ts';
import type { SearchTerms } from './search-terms.ts';

export type Suggestion =
  | { kind: 'TERM'; text: string; url: null; count: number }
  | { kind: 'GOVERNMENT' | 'STANDARD' | 'THEME'; text: string; url: string; count: null }
  | { kind: 'DATASET'; ordinal: number };

const FEWEST_LETTERS = 2;
const MOST_TYPED = 100;
/** Of each kind at most; datasets fill the rest. */
const MOST_TERMS = 4;
const MOST_COMPLETIONS = 8;
const MOST_GOVERNMENTS = 2;
const MOST_STANDARDS = 2;

/** What someone who has typed the beginning of something may want to find. */
export function createSuggestions(options: {
  publicUrl: string;
  terms: SearchTerms;
  names: GovernmentNames;
  understand: QueryReader['understand'];
  search: SearchIndex['search'];
  /** Live datasets, newest first, whose title has these words and one that begins with the last. */
  titled: (typed: string, most: number) => Promise<number[]>;
}) {
  const { publicUrl, terms, names, understand, search, titled } = options;

  async function totalOf(text: string): Promise<number> {
    const query = await understand(text);
    if (query === null) return 0;
    const { total } = await search({
      query,
      criteria: {},
      wantsTotal: true,
      wantsFacets: false,
      page: null,
      now: new Date(0),
    });
    return total ?? 0;
  }

  /** Completions of the whole text, then of its last word after the others; only those that find something. */
  async function termsFor(text: string): Promise<Suggestion[]> {
    const split = /^(.*\s)?(\S+)$/u.exec(text);
    const before = split?.[1] ?? '';
    const whole = terms.beginningWith(text, MOST_COMPLETIONS).map(({ term }) => term);
    const continued =
      before === ''
        ? []
        : terms.beginningWith(split?.[2] ?? '', MOST_COMPLETIONS).map(({ term }) => `${before}${term}`);
    const texts = [...new Set([...whole, ...continued])].slice(0, MOST_COMPLETIONS);
    const counted = await Promise.all(
      texts.map(async (each) => ({
        kind: 'TERM' as const,
        text: each,
        url: null,
        count: await totalOf(each),
      })),
    );
    return counted
      .filter(({ count }) => count > 0)
      .toSorted((a, b) => b.count - a.count)
      .slice(0, MOST_TERMS);
  }

  function governmentsFor(text: string): Suggestion[] {
    return names.beginningWith(text, MOST_GOVERNMENTS).map(({ government, nickname }) => {
      const { cvegeo, name, level, state_name: state } = government;
      const full = level === 'state' ? name : `${name}, ${state}`;
      return {
        kind: 'GOVERNMENT',
        text: nickname === null ? full : `${full} (${nickname})`,
        url: `${publicUrl}/governments/${cvegeo}`,
        count: null,
      };
    });
  }

  function describedBy(text: string): Suggestion[] {
    const words = foldAccents(text).split(/\s+/);
    const isNamed = (name: string) => {
      const folded = ` ${foldAccents(name)}`;
      return words.every((word) => folded.includes(` ${word}`));
    };
    return [
      ...themes()
        .filter((theme) => isNamed(theme.name.es))
        .map((theme) => ({
          kind: 'THEME' as const,
          text: theme.name.es,
          url: `${publicUrl}/temas/${encodeURIComponent(theme.id)}`,
          count: null,
        })),
      ...standards()
        .filter((standard) => isNamed(standard.title.es))
        .map((standard) => ({
          kind: 'STANDARD' as const,
          text: standard.title.es,
          url: `${publicUrl}/estandares/${standard.id}`,
          count: null,
        })),
    ].slice(0, MOST_STANDARDS);
  }

  return {
    /** At most `most`, words first; none for fewer than two letters. Datasets are told by ordinal. */
    async suggest(typed: string, most: number): Promise<Suggestion[]> {
      const text = typed.trim().slice(0, MOST_TYPED);
      if (foldAccents(text).replaceAll(/[^\p{L}\p{N}]/gu, '').length < FEWEST_LETTERS) return [];
      const [words, datasets] = await Promise.all([termsFor(text), titled(text, most)]);
      const others = [...governmentsFor(text), ...describedBy(text)];
      const found = datasets.map((ordinal): Suggestion => ({ kind: 'DATASET', ordinal }));
      return [...words, ...others, ...found].slice(0, most);
    },
  };
}
