import {
  matches,
  rankedCandidates,
  rankOf,
  rankParts,
  type DatePlace,
  type Hit,
  type RankFrame,
  type ResolvedQuery,
  type SearchRequest,
} from '@rma/search';
import { GatewayError } from '../graphql/gateway-error.ts';
import type { Bitmap, BitmapStore } from './bitmap-store.ts';
import type { BitmapWords } from './bitmap-words.ts';

/** A page gave at most twice the candidates; a few more may have come since, thousands only in a forged cursor. */
const MOST_RANKED = 4 * rankedCandidates;

/** The order of relevance over the bitmaps of a store; the same ranks as the database's. */
export function createBitmapRanking({ store, words }: { store: BitmapStore; words: BitmapWords }) {
  function boundaryOf(hits: Bitmap) {
    if (hits.size <= rankedCandidates) return null;
    return store.nthByDate(hits, rankedCandidates);
  }

  function frameOf(hits: Bitmap, inTitle: Bitmap, asOfMs: number): RankFrame {
    const until = boundaryOf(hits);
    return { titledUntil: until === null ? null : boundaryOf(inTitle), until, asOfMs };
  }

  /** Points of the text of each candidate: those of the best match of each group. */
  async function textPoints(candidates: Bitmap, { required }: ResolvedQuery): Promise<Map<number, number>> {
    const points = new Map<number, number>();
    for (const { clauses } of required) {
      const left = candidates.clone();
      for (const { field, isSynonym, points: each } of matches) {
        if (left.isEmpty) break;
        const among = clauses.filter((clause) => clause.isSynonym === isSynonym);
        if (among.length === 0) continue;
        const found = await words.within(left, among, field);
        for (const slot of found.toUint32Array()) points.set(slot, (points.get(slot) ?? 0) + each);
        left.andNotInPlace(found);
        found.dispose();
      }
      left.dispose();
    }
    return points;
  }

  async function rankAll(
    candidates: Bitmap,
    { query, inTitle, asOfMs }: { query: ResolvedQuery; inTitle: Bitmap; asOfMs: number },
  ): Promise<{ slot: number; rank: number }[]> {
    const points = await textPoints(candidates, query);
    return Array.from(candidates.toUint32Array(), (slot) => {
      const modifiedUs = store.modifiedUs(slot);
      const facts = {
        textPoints: points.get(slot) ?? 0,
        groupsInTitle: inTitle.has(slot) ? query.required.length : 0,
        titleWords: store.facts.titleWords(slot),
        grade: store.facts.grade(slot),
        modifiedUs: Number.isNaN(modifiedUs) ? null : modifiedUs,
      };
      return { slot, rank: rankOf(rankParts(facts, asOfMs)) };
    }).toSorted((a, b) => b.rank - a.rank || store.compareSlots(a.slot, b.slot));
  }

  function byDateBut(
    hits: Bitmap,
    ranked: Bitmap,
    { after, limit }: { after: DatePlace | null; limit: number },
  ): DatePlace[] {
    const rest = hits.clone();
    rest.andNotInPlace(ranked);
    const places = store.byDate(rest, after, limit);
    rest.dispose();
    return places;
  }

  return {
    /** One page of `hits` by relevance. Throws BAD_CURSOR for a cursor that this list never gave. */
    async page(request: SearchRequest, query: ResolvedQuery, hits: Bitmap): Promise<Hit[]> {
      const { page, now } = request;
      if (page === null) return [];
      const { after, limit } = page;
      const inTitle = await words.inTitle(hits, query);
      const frame =
        after?.by === 'rank' || after?.by === 'unranked'
          ? after.frame
          : frameOf(hits, inTitle, now.getTime());
      const { titledUntil, until, asOfMs } = frame;
      const ranked = until === null ? hits.clone() : store.downTo(hits, until);
      if (until !== null) {
        const titled = titledUntil === null ? inTitle.clone() : store.downTo(inTitle, titledUntil);
        ranked.orInPlace(titled);
        titled.dispose();
      }
      try {
        if (ranked.size > MOST_RANKED) throw new GatewayError('BAD_CURSOR');
        const isAfter = (one: { slot: number; rank: number }) => {
          if (after?.by !== 'rank') return true;
          return one.rank < after.rank || (one.rank === after.rank && store.isAfter(one.slot, after.place));
        };
        const first =
          after?.by === 'unranked'
            ? []
            : (await rankAll(ranked, { query, inTitle, asOfMs })).filter(isAfter).slice(0, limit);
        const places =
          first.length === limit
            ? []
            : byDateBut(hits, ranked, {
                after: after?.by === 'unranked' ? after.place : null,
                limit: limit - first.length,
              });
        return [
          ...first.map(({ slot, rank }): Hit => {
            const place = store.placeOf(slot);
            return { ordinal: place.ordinal, position: { by: 'rank', rank, place, frame } };
          }),
          ...places.map((place): Hit => ({
            ordinal: place.ordinal,
            position: { by: 'unranked', place, frame },
          })),
        ];
      } finally {
        for (const bitmap of [inTitle, ranked]) bitmap.dispose();
      }
    },
  };
}
