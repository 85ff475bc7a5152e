import { dateInWords, addDays } from '@rma/domain';
import { inDays, type FindSteps, type Step } from './step.ts';

/** An agreement is renewed, at the latest, this many days before its end. */
const renewalDays = 30;

/** Agreements that wait for the government: to be reviewed, signed or renewed. */
export const memorandumSteps: FindSteps = async (db, cvegeos, { now }) => {
  const rows = await db
    .selectFrom('registry.memorandum as memorandum')
    .select(['id', 'cvegeo', 'folio', 'state', 'kind', 'valid_until'])
    .select((eb) =>
      eb
        .exists(
          eb
            .selectFrom('registry.memorandum_signature as signature')
            .select('signature.id')
            .whereRef('signature.memorandum_id', '=', 'memorandum.id')
            .where('signature.party', '=', 'government')
            .where('signature.voided_at', 'is', null),
        )
        .as('is_signed'),
    )
    .select((eb) =>
      eb
        .exists(
          eb
            .selectFrom('registry.memorandum as renewal')
            .select('renewal.id')
            .whereRef('renewal.renews_id', '=', 'memorandum.id')
            .where('renewal.state', '<>', 'discarded'),
        )
        .as('is_renewed'),
    )
    .where('cvegeo', 'in', [...cvegeos])
    .where('state', 'in', ['in-review', 'to-sign', 'expiring'])
    .orderBy('id')
    .execute();
  return rows.flatMap((row): Step[] => {
    const { id, cvegeo, folio } = row;
    const common = { kind: 'memorandum' as const, cvegeo };
    const publicPath = `/convenios/${id}`;
    const what = row.kind === 'addendum' ? 'la adenda' : 'el convenio';
    if (row.state === 'in-review')
      return [
        {
          ...common,
          title: `Revise ${what} ${folio}`,
          why: 'La coordinación envió su texto. Diga si está de acuerdo o pida cambios: nada se firma sin su revisión.',
          dueOn: null,
          by: inDays(cvegeo, now, 3),
          path: `/panel/convenios/${id}`,
          publicPath: `/governments/${cvegeo}`,
        },
      ];
    if (row.state === 'to-sign' && !row.is_signed)
      return [
        {
          ...common,
          title: `Consiga la firma de ${what} ${folio}`,
          why: 'El texto está listo. Quien firma por su gobierno recibió por correo un enlace para hacerlo con su e.firma; también se puede firmar en papel.',
          dueOn: null,
          by: inDays(cvegeo, now, 1),
          path: publicPath,
          publicPath: `/governments/${cvegeo}`,
        },
      ];
    if (row.state === 'expiring' && row.kind === 'agreement' && !row.is_renewed)
      return [
        {
          ...common,
          title: `Acuerde la renovación del convenio ${folio}`,
          why: `Su último día es el ${dateInWords(row.valid_until)}. Escriba a la coordinación para renovarlo antes.`,
          dueOn: row.valid_until,
          by: addDays(row.valid_until, -renewalDays),
          path: publicPath,
          publicPath,
        },
      ];
    return [];
  });
};
