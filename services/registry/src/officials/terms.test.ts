import { addDays, dateAt } from '@rma/domain';
import { decodeJwt } from 'jose';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { addGrant, findLiveGrants } from '../accounts/grant-queries.ts';
import { createKeyRing } from '../accounts/key-ring.ts';
import { addDocument } from '../documents/document-queries.ts';
import { itemsOf, openRegistry, publicUrl } from '../testing/registry-harness.ts';
import { addAbsence } from './absence-queries.ts';
import { addOfficial } from './official-queries.ts';

const { accept, call, clock, db, member, person, registry } = await openRegistry();

/** One government of each clock of the country. */
const governments = ['09015', '02004', '26030', '23005', '08037'];
const base = '2027-03-01';
let designationId = '';

beforeAll(async () => {
  designationId = await db.transaction().execute((trx) =>
    addDocument(trx, {
      sha256: '0'.repeat(64),
      bytes: 1,
      fileName: 'oficio.pdf',
      mediaType: 'application/pdf',
      uploadedBy: 'system:test',
      uploadedAt: clock.now(),
    }),
  );
});

type Term = { from: string; until: string | null };

/** Somebody with an account and a grant, in a post for a term. */
async function inPost(cvegeo: string, standing: 'holder' | 'substitute', term: Term) {
  const { id: accountId } = await person();
  const official = {
    cvegeo,
    post: 'liaison' as const,
    standing,
    name: 'Persona de prueba',
    position: 'Directora',
    email: `${accountId}@ejemplo.gob.mx`,
    phone: null,
    designationId,
    termStarts: term.from,
    termEnds: term.until,
    administrationEnds: null,
    accountId,
    recordedAt: clock.now(),
    recordedBy: 'system:test',
  };
  const officialId = await db.transaction().execute(async (trx) => {
    await addGrant(trx, { accountId, role: 'liaison', cvegeo, grantedBy: 'system:test', at: clock.now() });
    return addOfficial(trx, official);
  });
  return { accountId, officialId };
}

/** Puts other terms and an absence on record for two people in one post. */
async function putTerms(
  people: { holder: string; substitute: string },
  terms: { holder: Term; substitute: Term; absence: Term | null },
) {
  for (const standing of ['holder', 'substitute'] as const) {
    const { from, until } = terms[standing];
    await db
      .updateTable('registry.official')
      .set({ term_starts: from, term_ends: until })
      .where('id', '=', people[standing])
      .execute();
  }
  await db.deleteFrom('registry.official_absence').where('official_id', '=', people.holder).execute();
  const { absence } = terms;
  if (absence === null) return;
  await db.transaction().execute((trx) =>
    addAbsence(trx, {
      officialId: people.holder,
      ...absence,
      reason: 'Licencia',
      documentId: designationId,
      at: clock.now(),
      by: 'system:test',
    }),
  );
}

const day = fc.integer({ min: 0, max: 40 }).map((days) => addDays(base, days));
const term = fc
  .tuple(day, fc.option(fc.integer({ min: 0, max: 20 })))
  .map(([from, days]) => ({ from, until: days === null ? null : addDays(from, days) }));
/** Instants around midnight of any clock of the country, where mistakes live. */
const instant = fc
  .tuple(fc.integer({ min: -2, max: 45 }), fc.integer({ min: -90, max: 300 }))
  .map(([days, minutes]) => new Date(Date.parse(`${addDays(base, days)}T05:00:00Z`) + minutes * 60_000));

describe('nobody acts after their term', () => {
  test.each(governments)('whatever the instant, at the clock of %s', async (cvegeo) => {
    const holder = await inPost(cvegeo, 'holder', { from: base, until: null });
    const substitute = await inPost(cvegeo, 'substitute', { from: base, until: null });
    const people = { holder: holder.officialId, substitute: substitute.officialId };
    const keyRing = createKeyRing({ db, clock, issuer: publicUrl });
    const covers = ({ from, until }: Term, today: string) =>
      from <= today && (until === null || today <= until);
    await fc.assert(
      fc.asyncProperty(
        fc.record({ holder: term, substitute: term, absence: fc.option(term) }),
        instant,
        async (terms, now) => {
          await putTerms(people, terms);
          const held = await findLiveGrants(db, holder.accountId, { now });
          const substituted = await findLiveGrants(db, substitute.accountId, { now });
          const today = dateAt(cvegeo, now);
          const isPresent =
            covers(terms.holder, today) && (terms.absence === null || !covers(terms.absence, today));
          expect(held.length === 1).toBe(isPresent);
          expect(substituted.length === 1).toBe(!isPresent && covers(terms.substitute, today));

          clock.set(now.toISOString());
          for (const grants of [held, substituted].filter((each) => each.length > 0)) {
            const { iat = 0, exp = 0 } = decodeJwt(await keyRing.sign({ id: 'x', name: 'x', grants }));
            expect(exp - iat).toBeLessThanOrEqual(600);
            // The last instant at which the token is still good is of the same day.
            expect(dateAt(cvegeo, new Date(exp * 1000 - 1))).toBe(today);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  test('and the calendar ends a post in Tijuana two hours after one in Mexico City', async () => {
    clock.set('2027-05-10T18:00:00Z');
    for (const cvegeo of ['09014', '02005', '23001']) {
      await inPost(cvegeo, 'holder', { from: base, until: '2027-05-31' });
    }
    const current = async () => {
      await registry.tasks['registry.turn-calendar']();
      const rows = await db
        .selectFrom('registry.official')
        .select('cvegeo')
        .where('cvegeo', 'in', ['09014', '02005', '23001'])
        .where('ended_at', 'is', null)
        .orderBy('cvegeo')
        .execute();
      return rows.map(({ cvegeo }) => cvegeo);
    };
    clock.set('2027-06-01T05:05:00Z');
    expect(await current()).toEqual(['02005', '09014']);
    clock.set('2027-06-01T06:05:00Z');
    expect(await current()).toEqual(['02005']);
    clock.set('2027-06-01T07:05:00Z');
    expect(await current()).toEqual([]);
  });
});

describe('a term about to end', () => {
  test('is told once at thirty, seven and one day, and its end to the coordinators too', async () => {
    clock.set(new Date().toISOString());
    const today = dateAt('17007', clock.now());
    const { invitations } = await member('17007');
    const liaison = await accept(invitations.liaison?.token ?? '');
    await db
      .updateTable('registry.official')
      .set({ term_ends: addDays(today, 30) })
      .where('cvegeo', '=', '17007')
      .where('post', '=', 'liaison')
      .execute();
    await person({ role: 'coordinator', cvegeo: null });
    for (const days of [0, 10, 13, 6, 1]) {
      clock.advance({ days });
      await registry.tasks['registry.turn-calendar']();
    }
    const told = await db
      .selectFrom('registry.notification')
      .select(['title', 'about'])
      .where('cvegeo', '=', '17007')
      .where('kind', '=', 'official.term')
      .where('recipient', '=', 'enlace-17007@ejemplo.gob.mx')
      .execute();
    expect(told.map(({ about }) => about?.split(':').at(-1))).toEqual(['30', '7', '1']);
    clock.advance({ days: 1 });
    await registry.tasks['registry.turn-calendar']();
    const vacancies = await db
      .selectFrom('registry.notification')
      .select('recipient')
      .where('about', 'like', 'vacancy:%')
      .where('cvegeo', '=', '17007')
      .execute();
    expect(vacancies).toHaveLength(2);
    expect(liaison.status).toBe(201);
  });
});

describe('who held what and when', () => {
  test('is public, without anybody’s contact', async () => {
    const custody = await call('GET', '/api/v1/governments/17007/custody');
    expect(itemsOf<{ kind: string }>(custody.json).map(({ kind }) => kind)).toEqual(['official']);
    expect(JSON.stringify(custody.json)).not.toContain('@');
    const officials = await call('GET', '/api/v1/governments/17007/officials');
    const rows = itemsOf<{ post: string; endedBecause: string | null; email: string | null }>(officials.json);
    expect(rows.map(({ post, endedBecause, email }) => [post, endedBecause, email])).toEqual([
      ['administrator', null, null],
      ['liaison', 'término del periodo', null],
    ]);
  });
});
