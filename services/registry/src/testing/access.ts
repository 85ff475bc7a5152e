import type { Role } from '@rma/domain';

/** One person of each role, two of a government and two of another. */
export const people = {
  coordinator: { role: 'coordinator', cvegeo: null },
  'state-cto': { role: 'state-cto', cvegeo: '17' },
  liaison: { role: 'liaison', cvegeo: '17007' },
  administrator: { role: 'administrator', cvegeo: '17007' },
  'other liaison': { role: 'liaison', cvegeo: '05035' },
  'other administrator': { role: 'administrator', cvegeo: '05035' },
  squad: { role: 'squad', cvegeo: null },
  ally: { role: 'ally', cvegeo: null },
  auditor: { role: 'auditor', cvegeo: null },
} as const satisfies Record<string, { role: Role; cvegeo: string | null }>;
export type Who = keyof typeof people;

export type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
export type Request = {
  body?: Record<string, unknown>;
  /** The file field of a multipart form. */
  form?: string;
  headers?: Record<string, string>;
};

/**
 * A route that is not for the public: what is asked, who is let in (whatever else it answers), with what, and the route
 * as it is registered where that does not follow from the address.
 */
export type AccessRow = [Method, url: () => string, Who[], Request, route?: string];

export const unknownId = '01900000-0000-7000-8000-000000000000';
