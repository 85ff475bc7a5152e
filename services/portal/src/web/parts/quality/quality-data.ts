import type { Freshness } from '../../words.ts';

export type Rating = 'EXCELLENT' | 'GOOD' | 'SUFFICIENT' | 'BAD';
export type Conformance = 'CONFORMS' | 'FAILS' | 'UNCHECKED' | 'NO_STANDARD';

export type Indicator = { id: string; name: string; of: number; won: number | null };
export type Dimension = { id: string; name: string; of: number; won: number; indicators: Indicator[] };
export type Loss = { id: string; title: string; why: string; fix: string; points: number; gain: number };

/** What the page of a dataset asks for of its quality. */
export const qualityFields = `quality {
  score of unknown rating stars grade conformance conformanceName documentation assessedAt
  freshness { state allowedUntil }
  links { checked answering }
  dimensions { id name of won indicators { id name of won } }
  losses { id title why fix points gain }
}`;

export type Quality = {
  score: number;
  of: number;
  unknown: number;
  rating: Rating;
  stars: number;
  grade: number;
  conformance: Conformance;
  conformanceName: string;
  documentation: number | null;
  assessedAt: string;
  freshness: { state: Freshness; allowedUntil: string | null };
  links: { checked: number; answering: number };
  dimensions: Dimension[];
  losses: Loss[];
};

export const ratingWords: Record<Rating, string> = {
  EXCELLENT: 'excelente',
  GOOD: 'buena',
  SUFFICIENT: 'suficiente',
  BAD: 'baja',
};

/** «1.5 puntos», «12 puntos»: never more exact than a person needs. */
export function pointsOf(points: number): string {
  const shown = points >= 10 ? Math.round(points) : Math.round(points * 10) / 10;
  return `${shown} ${shown === 1 ? 'punto' : 'puntos'}`;
}

export const starsText = (stars: number): string =>
  `${stars} de 5 ${stars === 1 ? 'estrella' : 'estrellas'} de Berners-Lee`;

/** The ones that another loss already says, by what mends them, come once, with what they give together. */
export function gathered(losses: readonly Loss[]): Loss[] {
  const byFix = Map.groupBy(losses, ({ fix }) => fix);
  return [...byFix.values()]
    .flatMap((same) => {
      const [first] = same;
      if (first === undefined) return [];
      const sum = (value: (loss: Loss) => number) => same.reduce((total, loss) => total + value(loss), 0);
      return [{ ...first, points: sum(({ points }) => points), gain: sum(({ gain }) => gain) }];
    })
    .toSorted((a, b) => b.gain - a.gain);
}
