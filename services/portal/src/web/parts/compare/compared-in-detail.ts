import { type ComparedGovernment, comparedFields } from '../compared.ts';

/** What the page of comparison asks of each government besides what others compare. */
export const detailFields = `${comparedFields}
  who: government {
    membership
    officials { post name position }
    score(theme: $theme) { grade confidenceName figures { id name value } }
  }`;

export type Official = { post: string; name: string; position: string };
export type Score = {
  grade: number | null;
  confidenceName: string;
  figures: { id: string; name: string; value: number | null }[];
};
export type ComparedInDetail = ComparedGovernment & {
  who: { membership: string | null; officials: Official[]; score: Score | null };
};

/** Nobody expects anything of a government that has not joined: what it does not publish is no zero. */
export const isOutside = ({ who, datasets }: ComparedInDetail): boolean =>
  who.membership === null && datasets === 0;
export const outsideWords = 'aún no es integrante';

export type PeerGroup = {
  id: string;
  name: string;
  why: string;
  total: number;
  governments: { cvegeo: string; fullName: string }[];
};

/** How many the page compares at once. */
export const mostCompared = 8;

/** The groups of the government one looks from; as many as fit beside it. */
export const peerGroupFields = `peerGroups {
  id name total why(first: ${mostCompared - 1}) governments(first: ${mostCompared - 1}) { cvegeo fullName }
} metropolitanArea { name isConfirmed source }`;
