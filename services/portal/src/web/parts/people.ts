import { postWords } from '../words.ts';

export type Absence = {
  id: string;
  from: string;
  until: string | null;
  reason: string | null;
  endedAt: string | null;
};
export type Official = {
  id: string;
  post: 'liaison' | 'administrator';
  standing: 'holder' | 'substitute';
  name: string;
  position: string;
  email: string | null;
  termStarts: string;
  termEnds: string | null;
  actsUntil: string | null;
  isActing: boolean;
  isCurrent: boolean;
  endedAt: string | null;
  endedBecause: string | null;
  absences: Absence[];
};
/** Designated, and not in post until their first day. */
export type Incoming = {
  id: string;
  post: Official['post'];
  name: string;
  position: string;
  termStarts: string;
};
export type People = { items: Official[]; incoming: Incoming[] };
export type Custody = {
  kind: 'official' | 'state' | 'network';
  since: string;
  until: string | null;
  name: string | null;
  position: string | null;
  post: Official['post'] | null;
  standing: Official['standing'] | null;
  state: { cvegeo: string; name: string } | null;
};
export type Adoption = {
  state: { cvegeo: string; name: string };
  reason: string;
  adoptedAt: string;
  endedAt: string | null;
  endedBecause: string | null;
};
export type CustodyHistory = { items: Custody[]; adoptions: Adoption[] };
export type Administration = { startsOn: string; endsOn: string; source: string; isConfirmed: boolean };

export const postName = (post: string): string => postWords[post.toUpperCase()] ?? post;

/** `Administrador de datos` or `Suplente: administrador de datos`. */
export function postOf({ post, standing }: Pick<Official, 'post' | 'standing'>): string {
  const name = postName(post);
  return standing === 'holder' ? name : `Suplente: ${name.charAt(0).toLowerCase()}${name.slice(1)}`;
}

/** In whose hands a government's data were, in words. */
export function custodyWords(custody: Custody): string {
  if (custody.kind === 'network') return 'La coordinación de la red';
  if (custody.kind === 'state') return `El estado: ${custody.state?.name ?? ''}`;
  const role =
    custody.post === null || custody.standing === null
      ? ''
      : `, ${postOf({ post: custody.post, standing: custody.standing }).toLowerCase()}`;
  return `${custody.name ?? ''}${role}`;
}
