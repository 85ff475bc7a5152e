import type { QueryAnswer } from './table-source.ts';

/**
 * Answers about content that never changes, by what was asked: the same question is worked out once, also while it is
 * being worked out. What was asked for longest ago is forgotten over `mostCharacters`; failures are never kept.
 */
export function createRemembered({ mostCharacters }: { mostCharacters: number }) {
  const kept = new Map<string, { answer: unknown; weight: number }>();
  const working = new Map<string, Promise<unknown>>();
  let weight = 0;

  const keep = (key: string, answer: unknown): void => {
    const own = key.length + JSON.stringify(answer).length;
    if (own > mostCharacters / 4) return;
    kept.set(key, { answer, weight: own });
    weight += own;
    for (const [oldest, { weight: freed }] of kept) {
      if (weight <= mostCharacters) break;
      kept.delete(oldest);
      weight -= freed;
    }
  };

  return async <Value>(key: string, work: () => Promise<QueryAnswer<Value>>): Promise<QueryAnswer<Value>> => {
    const found = kept.get(key);
    if (found !== undefined) {
      kept.delete(key);
      kept.set(key, found);
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a key is of one kind of question
      return found.answer as QueryAnswer<Value>;
    }
    const inProgress = working.get(key);
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a key is of one kind of question
    if (inProgress !== undefined) return inProgress as Promise<QueryAnswer<Value>>;
    const promise = work();
    working.set(key, promise);
    try {
      const answer = await promise;
      if (answer.ok) keep(key, answer);
      return answer;
    } finally {
      working.delete(key);
    }
  };
}
