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
