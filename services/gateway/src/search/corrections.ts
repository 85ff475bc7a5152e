import type { DatasetCriteria, QueryReader, ResolvedQuery, SearchIndex } from '@rma/search';
import type { SearchTerms } from './search-terms.ts';

/** With more results than this nobody is asked whether they meant something else. */
const FEW = 2;
/** Each is compared with every word there is, which takes milliseconds in which nobody else is attended to. */
const MOST_CORRECTED = 6;

/** «¿Quiso decir…?»: the same search with words that datasets have, when that finds more. */
export function createCorrections({
  terms,
  understand,
  search,
}: {
  terms: SearchTerms;
  understand: QueryReader['understand'];
  search: SearchIndex['search'];
}) {
  /** The text with its mistyped words replaced, of the first six; what is excluded stays. */
  function corrected(typed: string): string {
    let looked = 0;
    return typed.replaceAll(
      /(^|[\s"«“])(\p{L}{4,40})(?=$|[\s"»”,.;])/gu,
      (whole, before: string, word: string) => {
        looked += 1;
        const meant = looked > MOST_CORRECTED ? null : terms.meantBy(word);
        return meant === null ? whole : `${before}${meant}`;
      },
    );
  }

  return {
    /** The text that finds more than the `total` that was found, or null. */
    async suggestionFor(
      typed: string,
      found: { query: ResolvedQuery | null; criteria: DatasetCriteria; total: number },
    ): Promise<string | null> {
      const { query, criteria, total } = found;
      if (query === null || total > FEW) return null;
      const text = corrected(typed.slice(0, 400));
      if (text === typed) return null;
      const other = await understand(text);
      if (other === null) return null;
      const answer = await search({
        query: other,
        criteria,
        wantsTotal: true,
        wantsFacets: false,
        page: null,
        now: new Date(0),
      });
      return (answer.total ?? 0) > total ? text : null;
    },
  };
}
