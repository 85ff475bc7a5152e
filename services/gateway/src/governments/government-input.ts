import type { Level, MembershipState } from '@rma/domain';
import { z } from 'zod';
import {
  connectionOf,
  pageInMemory,
  pageSize,
  placeAfter,
  type PageArguments,
} from '../graphql/connection.ts';
import { compareByName, type GovernmentCriteria } from './directory.ts';
import type { Government } from './directory-queries.ts';

export type GovernmentFilter = {
  query?: string | null;
  level?: Uppercase<Level> | null;
  state?: string | null;
  member?: boolean | null;
  membership?: Uppercase<MembershipState>[] | null;
};

const memberships: Record<Uppercase<MembershipState>, MembershipState> = {
  APPLIED: 'applied',
  APPROVED: 'approved',
  ACTIVE: 'active',
  DORMANT: 'dormant',
  SUSPENDED: 'suspended',
  WITHDRAWN: 'withdrawn',
};

export function criteriaOf(filter: GovernmentFilter | null | undefined): GovernmentCriteria {
  return {
    ...(filter?.query && { query: filter.query.slice(0, 200) }),
    ...(filter?.level && { level: filter.level === 'STATE' ? 'state' : 'municipality' }),
    ...(filter?.state && { state: filter.state }),
    ...(typeof filter?.member === 'boolean' && { member: filter.member }),
    ...(filter?.membership?.length && { memberships: filter.membership.map((one) => memberships[one]) }),
  };
}

const place = z.strictObject({ name: z.string(), cvegeo: z.string() });

/** A page of governments that are in the order of name. */
export function governmentConnection(governments: readonly Government[], { first, after }: PageArguments) {
  const size = pageSize(first);
  const from = placeAfter(place, after);
  const isAfter = from === null ? null : (one: Government) => compareByName(one, from) > 0;
  return connectionOf(pageInMemory(governments, { size, isAfter }), {
    size,
    after,
    placeOf: ({ name, cvegeo }) => ({ name, cvegeo }),
    totalCount: governments.length,
  });
}
