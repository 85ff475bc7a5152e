import type { Services } from '../services.ts';
import { demonstrationActor, demonstrationEmail } from './accounts.ts';
import { demonstrationCommitments } from './commitments.ts';
import type { DemonstrationMember } from './members.ts';
import { placeholderPdf } from './placeholder-pdf.ts';
import { inDays } from './in-days.ts';

async function* bytesOf(buffer: Buffer) {
  yield buffer;
}

function document({ registry }: Services, title: string, government: string) {
  const pdf = placeholderPdf(['Documento de demostración', title, government, 'Sin validez oficial.']);
  return registry.receiveFile(bytesOf(pdf), { fileName: `${title}.pdf`, accepted: ['pdf'] });
}

const official = (post: string, title: string, cvegeo: string) => ({
  name: `${title} (demostración)`,
  position: title,
  email: demonstrationEmail(post, cvegeo),
});

/** Sends a government's application, with officials that are posts, not people. Returns null when it already has one. */
export async function apply(
  services: Services,
  government: { cvegeo: string; name: string },
): Promise<string | null> {
  const { cvegeo, name } = government;
  const designation = await document(services, 'Oficio de designación', name);
  try {
    const submitted = await services.registry.applications.submit(
      demonstrationActor,
      {
        cvegeo,
        liaison: official('enlace', 'Enlace de datos abiertos', cvegeo),
        administrator: official('administracion', 'Administración de datos', cvegeo),
        motivation: 'Publicar con la red lo que la ciudadanía más nos pide.',
      },
      { designation },
    );
    return submitted.ok ? submitted.id : null;
  } finally {
    await designation.discard();
  }
}

/** Makes a government a member: it applies and a coordinator approves. */
export async function join(services: Services, government: { cvegeo: string; name: string }): Promise<void> {
  const id = await apply(services, government);
  if (id === null) return;
  const approved = await services.registry.applications.approve(demonstrationActor, id);
  if (!approved.ok) throw new Error(`${government.name} could not be approved: ${approved.reason}`);
}

/** Files the government's memorandum, in force or still a draft. */
export async function agree(
  services: Services,
  government: { cvegeo: string; name: string },
  member: Pick<DemonstrationMember, 'memorandum' | 'files'>,
): Promise<void> {
  const { memoranda, signatures } = services.registry;
  const drafted = await memoranda.draft(demonstrationActor, {
    cvegeo: government.cvegeo,
    title: `Convenio de colaboración en datos abiertos con ${government.name}`,
    federationParty: {
      organization: 'Red México Abierto',
      signatory: 'Coordinación (demostración)',
      position: 'Coordinación de la red',
    },
    governmentParty: {
      organization: `Gobierno de ${government.name}`,
      signatory: 'Titular del Ejecutivo (demostración)',
      position: 'Titular',
    },
    validFrom: inDays(-300),
    validUntil: inDays(member.memorandum === 'expiring' ? 45 : 700),
    commitments: demonstrationCommitments(member, inDays),
  });
  if (!drafted.ok) throw new Error(`${government.name} has no memorandum: ${drafted.reason}`);
  if (member.memorandum === 'drafted') return;
  const reviewed = await memoranda.sendToReview(demonstrationActor, drafted.id, { version: 1 });
  const ready =
    reviewed.ok &&
    (await memoranda.makeReady(demonstrationActor, drafted.id, {
      version: 2,
      reason: 'aceptado en la demostración, sin validez oficial',
    }));
  if (!ready || !ready.ok) throw new Error(`${government.name} has no document to sign.`);
  const copy = await document(services, 'Convenio firmado', government.name);
  try {
    const signed = await signatures.attestedCopies.attest(demonstrationActor, drafted.id, {
      covers: ['federation', 'government'],
      signedOn: inDays(-300),
      attestation: 'Copia de demostración, sin validez oficial.',
      copy,
    });
    if (!signed.ok) throw new Error(`${government.name} could not sign: ${signed.reason}`);
  } finally {
    await copy.discard();
  }
}
