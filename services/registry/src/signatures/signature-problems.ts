import { defineProblems, problems } from '@rma/service-kit';

/** What may go wrong when an agreement is signed that a caller can cause. */
const signatureProblems = defineProblems({
  'signing-link-used': {
    status: 410,
    title: { es: 'El enlace ya se usó', en: 'The link was already used' },
    detail: {
      es: 'Con este enlace ya se firmó; cada enlace sirve para una sola firma.',
      en: 'This link was already signed with; each link serves for one signature.',
    },
  },
  'signing-link-ended': {
    status: 410,
    title: { es: 'El enlace ya no sirve', en: 'The link no longer works' },
    detail: {
      es: 'El enlace venció, se envió otro en su lugar o el convenio volvió a negociarse. Pida uno nuevo a la coordinación de la red.',
      en: 'The link expired, another was sent in its place, or the agreement is being negotiated again. Ask the coordinators for a new one.',
    },
  },
  'memorandum-not-to-sign': {
    status: 409,
    title: { es: 'El convenio no está por firmarse', en: 'The memorandum is not to be signed' },
    detail: {
      es: 'Solo se firma un convenio cuyo texto ya quedó listo para firma y que la parte no haya firmado.',
      en: 'Only a memorandum whose text is ready to be signed, and that the party has not signed, can be signed.',
    },
  },
  'party-already-signed': {
    status: 409,
    title: { es: 'Esta parte ya firmó', en: 'This party has already signed' },
    detail: {
      es: 'El convenio ya tiene la firma de esta parte; para cambiarla hay que reabrirlo.',
      en: 'The memorandum already has the signature of this party; to change it, it has to be reopened.',
    },
  },
  'same-signatory': {
    status: 409,
    title: {
      es: 'La misma persona no puede firmar por las dos partes',
      en: 'One person cannot sign for both parties',
    },
    detail: {
      es: 'Quien firma por una parte no puede firmar por la otra; corrija a las personas que firman en el convenio.',
      en: 'Whoever signs for one party cannot sign for the other; correct the signatories of the memorandum.',
    },
  },
  'signatory-incomplete': {
    status: 409,
    title: { es: 'Faltan datos de quien firma', en: 'The signatory is incomplete' },
    detail: {
      es: 'Para firmar con e.firma, el convenio debe decir el correo, el RFC y la CURP de quien firma por esa parte; reábralo para escribirlos o archive la copia firmada.',
      en: 'To sign with e.firma the memorandum must give the e-mail, RFC and CURP of whoever signs for that party; reopen it to write them, or file the signed copy.',
    },
  },
  'efirma-off': {
    status: 409,
    title: { es: 'La e.firma no está configurada', en: 'e.firma is not configured' },
    detail: {
      es: 'Este servidor no reconoce todavía a ninguna autoridad certificadora; firme en papel y pida a la coordinación que archive la copia.',
      en: 'This server recognises no certificate authority yet; sign on paper and have the coordinators file the copy.',
    },
  },
  'signature-not-a-certificate': {
    status: 422,
    title: { es: 'No es un certificado de e.firma', en: 'Not a certificate of e.firma' },
    detail: {
      es: 'El archivo no es un certificado (.cer) de e.firma; elija el que le entregó el SAT.',
      en: 'The file is not a certificate (.cer) of e.firma; choose the one SAT gave you.',
    },
  },
  'signature-weak-key': {
    status: 422,
    title: {
      es: 'La firma usa una clave o un algoritmo débil',
      en: 'The signature uses a weak key or algorithm',
    },
    detail: {
      es: 'Se aceptan claves RSA de 2,048 bits o más, con SHA-256; renueve su e.firma.',
      en: 'RSA keys of 2,048 bits or more, with SHA-256, are accepted; renew your e.firma.',
    },
  },
  'signature-untrusted-authority': {
    status: 422,
    title: {
      es: 'No se reconoce a quien emitió el certificado',
      en: 'The issuer of the certificate is not recognised',
    },
    detail: {
      es: 'El certificado no lo emitió una autoridad que este servidor reconozca, o se alteró; use el que le entregó el SAT.',
      en: 'The certificate was not issued by an authority this server recognises, or was altered; use the one SAT gave you.',
    },
  },
  'signature-is-csd': {
    status: 422,
    title: { es: 'Es un certificado de sello digital', en: 'It is a digital seal certificate' },
    detail: {
      es: 'Eso es un certificado de sello digital (CSD), que sirve para facturar; use el de su e.firma (FIEL).',
      en: 'That is a digital seal certificate (CSD), which is for invoices; use the one of your e.firma (FIEL).',
    },
  },
  'signature-not-yet-valid': {
    status: 422,
    title: { es: 'El certificado todavía no es válido', en: 'The certificate is not valid yet' },
    detail: {
      es: 'La vigencia del certificado empieza después de este momento.',
      en: 'The validity of the certificate begins after this moment.',
    },
  },
  'signature-expired': {
    status: 422,
    title: { es: 'El certificado venció', en: 'The certificate has expired' },
    detail: {
      es: 'La vigencia del certificado terminó; renueve su e.firma ante el SAT y firme con la nueva.',
      en: 'The validity of the certificate is over; renew your e.firma and sign with the new one.',
    },
  },
  'signature-revoked': {
    status: 422,
    title: { es: 'El certificado está revocado', en: 'The certificate is revoked' },
    detail: {
      es: 'La autoridad certificadora dice que el certificado se revocó; firme con el que tenga vigente.',
      en: 'The authority says the certificate was revoked; sign with the one in force.',
    },
  },
  'signature-wrong-person': {
    status: 422,
    title: { es: 'El certificado es de otra persona', en: "The certificate is another person's" },
    detail: {
      es: 'El RFC y la CURP del certificado no son los de la persona designada en el convenio, o el certificado es de una persona moral; firma esa persona con su propia e.firma.',
      en: 'The RFC and CURP of the certificate are not those of the person the memorandum names, or the certificate belongs to a legal entity; that person signs with their own e.firma.',
    },
  },
  'signature-bad-signature': {
    status: 422,
    title: {
      es: 'La firma no corresponde al certificado',
      en: 'The signature does not match the certificate',
    },
    detail: {
      es: 'La firma no se hizo con la llave de ese certificado, o se alteró.',
      en: 'The signature was not made with the key of that certificate, or was altered.',
    },
  },
  'signature-other-document': {
    status: 422,
    title: { es: 'La firma es de otro documento', en: 'The signature is over another document' },
    detail: {
      es: 'Se firmó otro documento, otro convenio o por la otra parte; abra de nuevo el enlace y firme lo que muestra.',
      en: 'Another document, another memorandum or the other party was signed for; open the link again and sign what it shows.',
    },
  },
});

/** The refusals of signing as problems. */
export const signatureRefusals = {
  'signing-link-not-found': () =>
    problems.notFound({ what: { es: 'ese enlace de firma', en: 'such signing link' } }),
  'signing-link-used': () => signatureProblems.signingLinkUsed(),
  'signing-link-ended': () => signatureProblems.signingLinkEnded(),
  'memorandum-not-to-sign': () => signatureProblems.memorandumNotToSign(),
  'party-already-signed': () => signatureProblems.partyAlreadySigned(),
  'same-signatory': () => signatureProblems.sameSignatory(),
  'signatory-incomplete': () => signatureProblems.signatoryIncomplete(),
  'efirma-off': () => signatureProblems.efirmaOff(),
  'not-a-certificate': () => signatureProblems.signatureNotACertificate(),
  'weak-key': () => signatureProblems.signatureWeakKey(),
  'untrusted-authority': () => signatureProblems.signatureUntrustedAuthority(),
  'is-csd': () => signatureProblems.signatureIsCsd(),
  'not-yet-valid': () => signatureProblems.signatureNotYetValid(),
  expired: () => signatureProblems.signatureExpired(),
  revoked: () => signatureProblems.signatureRevoked(),
  'wrong-person': () => signatureProblems.signatureWrongPerson(),
  'bad-signature': () => signatureProblems.signatureBadSignature(),
  'other-document': () => signatureProblems.signatureOtherDocument(),
} as const;
