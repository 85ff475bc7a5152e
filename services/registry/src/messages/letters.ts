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

const farewell = 'Red México Abierto';

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

type HarvestProblem = { title: string | null; field: string; value: string; message: string; fix: string };

const shown = (text: string) => (text.length > 120 ? `${text.slice(0, 119)}…` : text);

function problemLines({ title, field, value, message, fix }: HarvestProblem): string {
  const record = title === null ? 'Un registro sin título' : `«${shown(title)}»`;
  return `- ${record}, campo ${field}${value === '' ? '' : ` («${shown(value)}»)`}: ${message} ${fix}`;
}

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
}): NewMessage {
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

/** What a harvest of their catalogue found, to one of a government's officials: what happened and what to mend. */
export function harvestLetter(report: {
  email: string;
  name: string;
  governmentName: string;
  sourceTitle: string;
  state: 'applied' | 'failed' | 'held';
  counts: { read: number; rejected: number };
  failure: string | null;
  heldBecause: string | null;
  problems: readonly HarvestProblem[];
  link: string;
  about: string;
}): NewMessage {
  const { email, name, governmentName, sourceTitle, counts, problems, link, about } = report;
  const happened = {
    applied: `Se leyeron ${counts.read} registros y ${counts.rejected} no se pudieron publicar.`,
    failed: `La lectura no terminó: ${report.failure ?? 'el portal no respondió como se esperaba.'} Lo que ya estaba publicado sigue igual.`,
    held: `La lectura espera una decisión: ${report.heldBecause ?? 'faltan demasiados registros.'} Nada se ha retirado.`,
  }[report.state];
  const listed =
    problems.length === 0 ? '' : `\nQué corregir en su portal:\n\n${problems.map(problemLines).join('\n')}\n`;
  return {
    kind: 'harvest-report',
    recipient: email,
    subject: `Cosecha de «${shown(sourceTitle)}» (${governmentName})`,
    body: `${name}:

${happened}
${listed}
Puede ver el detalle aquí:

${link}

${farewell}
`,
    about,
  };
}
