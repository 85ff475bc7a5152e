import type { EvidenceRecord, RecordedSignature } from './record.ts';

const partyNames = { federation: 'Por la federación', government: 'Por el gobierno' } as const;

function signatureText(signature: RecordedSignature): string {
  const who = `${partyNames[signature.party]} (${signature.organization}): ${signature.signatory}, ${signature.position}.`;
  if (signature.method === 'attested-copy')
    return (
      `${who}\n  Firma autógrafa. Copia digital cotejada por la coordinación de la red: «${signature.attestation}»\n` +
      `  Huella SHA-256 de la copia, que no forma parte de este paquete: ${signature.copySha256}`
    );
  const revocation =
    signature.revocation === 'good'
      ? 'La autoridad respondió por OCSP que el certificado no estaba revocado.'
      : 'No se pudo consultar por OCSP si el certificado estaba revocado.';
  return `${who}\n  e.firma, certificado ${signature.certificateNumber}, recibida el ${signature.signedAt}. ${revocation}`;
}

/** What the package is and how to verify it, also without the network's program. */
export function readmeText({ memorandum, documentSha256, signatures }: EvidenceRecord): string {
  return `EVIDENCIA DE FIRMA DEL CONVENIO ${memorandum.folio}
${memorandum.title}
${memorandum.government} (${memorandum.cvegeo})

Firmas
${signatures.map(signatureText).join('\n')}

Qué contiene
  document.pdf         el convenio que se firmó; su huella SHA-256 es ${documentSha256}
  signatures.json      quién firmó, cuándo, con qué certificado y por cuál de las partes
  signatures/*.txt     la cadena original: el texto que se firmó
  signatures/*.sig     la firma de esa cadena (RSASSA-PKCS1-v1_5 con SHA-256)
  certificates/*.cer   el certificado de quien firmó (X.509 en DER)
  authorities.pem      las autoridades que el servidor reconocía al recibir las firmas
  ocsp/*.der           la respuesta de la autoridad sobre la revocación, cuando la hubo
  manifest.json        la huella de cada archivo y el sello del servidor que los reunió

Cómo verificarlo sin conexión
  Con el programa de la red:
    rma memorandum verify evidence.zip --authorities autoridades.pem --hub-keys rma-node.json
  autoridades.pem son los certificados que usted obtuvo de la autoridad certificadora, y rma-node.json es lo que
  publica el servidor de la red en /.well-known/rma-node.json, con sus llaves. Sin ellos se comprueba lo mismo contra
  lo que trae el paquete, y quedan por comparar las huellas que el programa muestra.

  Con OpenSSL, por ejemplo la firma de la federación:
    openssl dgst -sha256 document.pdf
    openssl x509 -inform DER -in certificates/federation.cer -noout -pubkey > llave.pem
    openssl dgst -sha256 -verify llave.pem -signature signatures/federation.sig signatures/federation.txt
`;
}
