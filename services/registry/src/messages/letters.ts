import type { Role } from '@rma/domain';
import type { NewMessage } from './message-queries.ts';

const roleNames: Record<Role, string> = {
  coordinator: 'coordinación de la red',
  'state-cto': 'dirección de tecnología',
  liaison: 'enlace',
  administrator: 'administrador de datos',
  squad: 'escuadrón de datos',
  ally: 'organización aliada',
  auditor: 'auditoría',
};

export const farewell = 'Red México Abierto';

/** The invitation with its one-time link. */
export function invitationLetter(invitation: {
  email: string;
  name: string;
  role: Role;
  governmentName: string | null;
  link: string;
}): NewMessage {
  const { email, name, role, governmentName, link } = invitation;
  const post = governmentName === null ? roleNames[role] : `${roleNames[role]} de ${governmentName}`;
  return {
    kind: 'invitation',
    recipient: email,
    subject: 'Invitación a Red México Abierto',
    body: `${name}:

Le damos la bienvenida a Red México Abierto, la red donde los gobiernos de México publican juntos sus datos abiertos. Su papel es: ${post}.

Para elegir su contraseña y entrar, abra este enlace. Sirve una sola vez y vence en 7 días:

${link}

Si no esperaba este correo, ignórelo: nadie puede entrar sin ese enlace.

${farewell}
`,
  };
}

/** The refusal of an application, with its reason, to one of its two officials. */
export function refusalLetter(application: {
  email: string;
  name: string;
  governmentName: string;
  reason: string;
  applyLink: string;
}): NewMessage {
  const { email, name, governmentName, reason, applyLink } = application;
  return {
    kind: 'application-declined',
    recipient: email,
    subject: `Solicitud de ${governmentName}`,
    body: `${name}:

La coordinación revisó la solicitud de ${governmentName} y por ahora no la aprobó, por esta razón:

${reason}

Puede presentar una nueva solicitud cuando quiera:

${applyLink}

${farewell}
`,
  };
}

/** A text of a stranger as a letter can carry it. */
export const shown = (text: string) => (text.length > 120 ? `${text.slice(0, 119)}…` : text);

/** What was found in a file of their portal that looks like a standard's, to one of a government's officials. */
export function fileLetter(report: {
  email: string;
  name: string;
  governmentName: string;
  datasetTitle: string;
  fileTitle: string;
  url: string;
  standardTitle: string;
  state: 'invalid' | 'personal-data';
  findings: readonly { field: string | null; message: string; fix: string; count: number }[];
  about: string;
}): NewMessage & { about: string } {
  const { email, name, governmentName, datasetTitle, fileTitle, url, standardTitle, findings, about } =
    report;
  const happened = {
    invalid: `Este archivo de su portal parece de «${standardTitle}», pero todavía no cumple el estándar, así que no está en la tabla nacional.`,
    'personal-data': `Este archivo de su portal parece contener datos personales y cualquiera puede descargarlo. Por eso no está en la tabla nacional de «${standardTitle}». Le sugerimos retirarlo o corregirlo cuanto antes.`,
  }[report.state];
  const listed = findings
    .map(
      ({ field, message, fix, count }) =>
        `- ${field === null ? '' : `${field}: `}${message} (${count}) ${fix}`,
    )
    .join('\n');
  return {
    kind: 'file-report',
    recipient: email,
    subject: `${report.state === 'personal-data' ? 'Datos personales' : 'Qué corregir'} en «${shown(datasetTitle)}» (${governmentName})`,
    body: `${name}:

${happened}

${shown(fileTitle)}
${url}

${listed}

Cuando lo corrija, la red lo volverá a leer sola.

${farewell}
`,
    about,
  };
}
