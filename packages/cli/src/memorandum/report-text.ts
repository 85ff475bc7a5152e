import type { EvidenceRecord, EvidenceRefusal, VerifiedEvidence } from '@rma/efirma';

const partyNames = { federation: 'la federación', government: 'el gobierno' } as const;

const refusalSentences: Record<EvidenceRefusal, string> = {
  'not-a-package': 'no es un paquete de evidencia, o su estructura cambió',
  'member-changed': 'uno de sus archivos cambió después de que el servidor los reunió',
  'member-missing': 'le falta un archivo',
  'member-unexpected': 'trae un archivo que no le corresponde',
  'seal-broken': 'el sello del servidor no corresponde a su contenido',
  'seal-of-another': 'lo selló una llave que no está entre las que usted dio',
  'record-differs': 'lo que dice de las firmas no es lo que las firmas dicen',
  'party-missing': 'falta la firma de una de las partes',
  'same-person': 'la misma persona firma por las dos partes',
  'authorities-unreadable': 'no se pudieron leer los certificados de las autoridades',
  'not-a-certificate': 'el certificado no es de e.firma',
  'weak-key': 'la firma usa una clave o un algoritmo débil',
  'untrusted-authority': 'el certificado no lo emitió ninguna de las autoridades en que se confía',
  'is-csd': 'el certificado es un sello digital (CSD), no una e.firma',
  'not-yet-valid': 'el certificado todavía no era válido al firmar',
  expired: 'el certificado había vencido al firmar',
  revoked: 'el certificado estaba revocado al firmar',
  'wrong-person': 'el certificado no es de la persona designada',
  'bad-signature': 'la firma no se hizo con la llave del certificado',
  'other-document': 'la firma no es de este documento',
};

function signatureLine(signature: EvidenceRecord['signatures'][number]): string {
  const { party, signatory, position, organization, signedAt } = signature;
  const who = `  - Por ${partyNames[party]}: ${signatory}, ${position} (${organization})`;
  if (signature.method === 'attested-copy')
    return `${who}\n    en papel, el ${signedAt.slice(0, 10)}; la copia no viene aquí y consta por la constancia de la coordinación: «${signature.attestation}»`;
  const revocation =
    signature.revocation === 'good'
      ? 'no revocado, por respuesta de la autoridad'
      : 'revocación desconocida: no se pudo consultar';
  return `${who}\n    con e.firma, certificado ${signature.certificateNumber}, RFC ${signature.rfc}, el ${signedAt}; ${revocation}`;
}

/** What was verified and on what it rests, in Spanish. */
export function verifiedText({ record, authorities, seal }: VerifiedEvidence): string {
  const { memorandum, documentSha256, signatures } = record;
  const lines = [
    `La evidencia del convenio ${memorandum.folio} se sostiene: ${memorandum.title}, ${memorandum.government}.`,
    `Documento: document.pdf, SHA-256 ${documentSha256}`,
    'Firmas:',
    ...signatures.map(signatureLine),
  ];
  if (authorities.list.length > 0) {
    lines.push(
      authorities.from === 'given'
        ? 'Los certificados los respaldan las autoridades que usted dio.'
        : 'Aviso: se confió en las autoridades que trae el paquete; compare sus huellas o use --authorities:',
      ...authorities.list.map(({ name, sha256 }) => `  - ${name}, SHA-256 ${sha256}`),
    );
  }
  lines.push(
    seal.isKnown
      ? `El sello es de una llave del servidor que usted dio (${seal.keyId}).`
      : `Aviso: el sello es de la llave ${seal.keyId}; compárela con /.well-known/rma-node.json del servidor o use --hub-keys. De ella dependen la hora de cada firma y la constancia de las copias en papel.`,
  );
  return `${lines.join('\n')}\n`;
}

/** Why a package is not to be believed, in Spanish. */
export function refusedText({
  reason,
  party,
}: {
  reason: EvidenceRefusal;
  party?: string | undefined;
}): string {
  const whose = Object.entries(partyNames).find(([name]) => name === party)?.[1];
  const where = whose === undefined ? '' : `, en la firma por ${whose}`;
  return `La evidencia NO se sostiene: ${refusalSentences[reason]}${where} (${reason}).\n`;
}
