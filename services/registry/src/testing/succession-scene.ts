import { dateAt } from '@rma/domain';
import { z } from 'zod';
import { findLiveGrants } from '../accounts/grant-queries.ts';
import { officialsToTell } from '../officials/told-queries.ts';
import { itemsOf, openRegistry, pdf } from './registry-harness.ts';

const accountSchema = z.object({ id: z.uuid() });
type Official = { id: string; post: string; standing: string; isCurrent: boolean; isActing: boolean };

/** A registry with what tests of officials, handovers and adoptions ask and do, as a coordinator. */
export async function openSuccession() {
  const registryForTests = await openRegistry();
  const { call, clock, db, person, registry, submit } = registryForTests;
  let coordinator = await person({ role: 'coordinator', cvegeo: null });
  const asCoordinator = () => coordinator.authorization;
  /** A coordinator whose token is good after the clock was moved. */
  const renewCoordinator = async () => {
    coordinator = await person({ role: 'coordinator', cvegeo: null });
  };
  const turn = () => registry.tasks['registry.turn-calendar']();
  /** What a person may do by now, whatever the token that was given to them says. */
  const grantsOf = async ({ json }: { json: Record<string, unknown> }) => {
    const { id } = accountSchema.parse(json['account']);
    return findLiveGrants(db, id, { now: clock.now() });
  };
  const kindsOf = async (cvegeo: string) => {
    const rows = await db
      .selectFrom('national.ledger_entry')
      .select('kind')
      .where('cvegeo', '=', cvegeo)
      .orderBy('seq')
      .execute();
    return rows.map(({ kind }) => kind);
  };

  const officialsOf = async (cvegeo: string) =>
    itemsOf<Official>(
      (await call('GET', `/api/v1/governments/${cvegeo}/officials`, { as: asCoordinator() })).json,
    );
  const custodyOf = async (cvegeo: string) =>
    itemsOf<{ kind: string; until: string | null; post: string | null; state: { cvegeo: string } | null }>(
      (await call('GET', `/api/v1/governments/${cvegeo}/custody`)).json,
    );

  const designate = (cvegeo: string, change: Record<string, string>) =>
    submit('POST', `/api/v1/governments/${cvegeo}/officials`, {
      as: asCoordinator(),
      fields: {
        post: 'administrator',
        name: 'Dora Designada',
        position: 'Directora de Sistemas',
        email: `nueva-${cvegeo}@ejemplo.gob.mx`,
        termStarts: dateAt(cvegeo, clock.now()),
        ...change,
      },
      file: { field: 'designation', name: 'oficio.pdf', content: pdf },
    });

  /** Who of a government would be told something now. */
  const toldOf = async (cvegeo: string) =>
    (await officialsToTell(db, cvegeo))
      .map(({ email }) => email)
      .toSorted((one, other) => one.localeCompare(other));

  /** The token of the last invitation to an e-mail, as its letter tells it. */
  async function invitedToken(email: string): Promise<string> {
    const letter = await db
      .selectFrom('registry.message')
      .select('body')
      .where('recipient', '=', email)
      .where('kind', '=', 'invitation')
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow();
    return /\/invitacion\/([\w-]+)/.exec(letter.body)?.[1] ?? '';
  }
  return {
    ...registryForTests,
    asCoordinator,
    renewCoordinator,
    turn,
    grantsOf,
    kindsOf,
    officialsOf,
    custodyOf,
    designate,
    toldOf,
    invitedToken,
  };
}
