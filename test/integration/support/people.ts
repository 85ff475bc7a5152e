import { accessTokenOf } from '../../bench/person-session.ts';
import { ask, everyItem } from './http.ts';
import { coordinator, type HubProcess } from './hub-process.ts';

type Hub = Pick<HubProcess, 'url'>;

/** A document that says it is a PDF. */
export const pdf = Buffer.from('%PDF-1.7\n% un oficio de designación\n%%EOF\n');

/** The access token of a person, who gets a second factor on the way when they must have one. */
export const signIn = (hub: Hub, account: { email: string; password: string }): Promise<string> =>
  accessTokenOf(hub.url, account);

export const signInAsCoordinator = (hub: Hub): Promise<string> => signIn(hub, coordinator);

export const liaisonEmail = (cvegeo: string) => `enlace-${cvegeo}@pruebas.example`;

/** The form of an application that is in order, with its designation document. */
export function applicationForm(cvegeo: string): FormData {
  const form = new FormData();
  const fields = {
    cvegeo,
    'liaison.name': 'Ana Enlace',
    'liaison.position': 'Directora de Gobierno Digital',
    'liaison.email': liaisonEmail(cvegeo),
    'administrator.name': 'Beto Administrador',
    'administrator.position': 'Jefe de Sistemas',
    'administrator.email': `datos-${cvegeo}@pruebas.example`,
    motivation: 'Queremos publicar.',
  };
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append('designation', new Blob([new Uint8Array(pdf)], { type: 'application/pdf' }), 'oficio.pdf');
  return form;
}

type Message = { kind: string; recipient: string; body: string };

/** The token of the newest invitation that was mailed to `email`, read from the coordinator's outbox. */
export async function invitationToken(hub: Hub, coordinatorToken: string, email: string): Promise<string> {
  const messages = await everyItem<Message>(hub, '/api/v1/messages', coordinatorToken);
  const letter = messages.find(({ kind, recipient }) => kind === 'invitation' && recipient === email);
  const token = /\/invitacion\/([\w-]+)/.exec(letter?.body ?? '')?.[1];
  if (token === undefined) throw new Error(`nobody invited ${email}`);
  return token;
}

/** Makes a government a member as people do: it applies, a coordinator approves. */
export async function joinNetwork(hub: Hub, coordinatorToken: string, cvegeo: string): Promise<void> {
  const { id } = await ask<{ id: string }>(hub, 'POST', '/api/v1/applications', {
    form: applicationForm(cvegeo),
  });
  await ask(hub, 'POST', `/api/v1/applications/${id}/approval`, { token: coordinatorToken });
}

/** Makes a government a member and its liaison choose a password; returns the liaison's access token. */
export async function joinAsLiaison(hub: Hub, coordinatorToken: string, cvegeo: string): Promise<string> {
  await joinNetwork(hub, coordinatorToken, cvegeo);
  const invitation = await invitationToken(hub, coordinatorToken, liaisonEmail(cvegeo));
  const { accessToken } = await ask<{ accessToken: string }>(
    hub,
    'POST',
    `/api/v1/invitations/${invitation}/acceptance`,
    { json: { name: 'Ana Enlace', password: 'contraseña-de-la-enlace-1' } },
  );
  return accessToken;
}

/** A new session of a liaison that joined with `joinAsLiaison`. */
export const signInAsLiaison = (hub: Hub, cvegeo: string): Promise<string> =>
  signIn(hub, { email: liaisonEmail(cvegeo), password: 'contraseña-de-la-enlace-1' });
