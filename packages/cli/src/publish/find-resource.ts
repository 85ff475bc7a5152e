import { z } from 'zod';
import type { HubAnswer, HubClient, HubRefusal } from './hub-client.ts';

const resourceSchema = z.object({
  id: z.string(),
  name: z.string(),
  title: z.string(),
  standard: z.string(),
  removedAt: z.string().nullable(),
});
const packageSchema = z.object({
  id: z.string(),
  theme: z.string(),
  title: z.string(),
  resources: z.array(resourceSchema),
});
type Package = z.infer<typeof packageSchema>;
type Resource = z.infer<typeof resourceSchema>;

/** Where a delivery goes: whose, which standard and, when there are several of it, which resource. */
export type Destination = {
  government: string;
  /** Without its version: the hub validates against the newest. */
  standard: string;
  resourceName: string | undefined;
  /** Whom readers may ask; needed only to open the package. */
  contact: { name: string; email: string } | null;
};

const refuse = (code: string, sentence: string): HubRefusal => ({
  ok: false,
  status: null,
  code,
  sentence,
  reasons: [],
});

async function findPackage(hub: HubClient, to: Destination): Promise<HubAnswer<Package>> {
  const [theme = ''] = to.standard.split('/');
  const listed = await hub.ask({
    method: 'GET',
    path: `/api/v1/packages?first=100&cvegeo=${encodeURIComponent(to.government)}`,
    answer: z.object({ items: z.array(packageSchema) }),
  });
  if (!listed.ok) return listed;
  const found = listed.value.items.find((candidate) => candidate.theme === theme);
  if (found) return { ok: true, value: found, headers: listed.headers };
  if (to.contact === null)
    return refuse(
      'contact-missing',
      'El gobierno aún no tiene paquete de ese tema. Para abrirlo diga a quién preguntar: --contact "Nombre <correo>".',
    );
  return hub.ask({
    method: 'POST',
    path: '/api/v1/packages',
    json: {
      cvegeo: to.government,
      theme,
      contactName: to.contact.name,
      contactEmail: to.contact.email,
    },
    answer: packageSchema,
  });
}

async function addResource(
  hub: HubClient,
  opened: Package,
  { standard, resourceName }: Destination,
): Promise<HubAnswer<Resource>> {
  const described = await hub.ask({
    method: 'GET',
    path: `/api/v1/standards/${standard}`,
    answer: z.object({ name: z.string(), title: z.object({ es: z.string() }) }),
  });
  if (!described.ok) return described;
  const name = resourceName ?? described.value.name;
  const title = described.value.title.es;
  const added = await hub.ask({
    method: 'POST',
    path: `/api/v1/packages/${opened.id}/resources`,
    json: { standard, name, title },
    answer: z.object({ id: z.string() }),
  });
  if (!added.ok) return added;
  return {
    ok: true,
    value: { id: added.value.id, name, title, standard, removedAt: null },
    headers: added.headers,
  };
}

/**
 * The resource a delivery is for, in its government's package of the theme; both are made when there are none yet.
 * Refused when the package must be opened and nobody to ask was named, or when several resources follow the standard
 * and none was chosen.
 */
export async function findResource(
  hub: HubClient,
  to: Destination,
): Promise<HubAnswer<{ package: Package; resource: Resource }>> {
  const opened = await findPackage(hub, to);
  if (!opened.ok) return opened;
  const candidates = opened.value.resources.filter(
    ({ standard, name, removedAt }) =>
      removedAt === null &&
      standard === to.standard &&
      (to.resourceName === undefined || name === to.resourceName),
  );
  if (candidates.length > 1)
    return refuse(
      'several-resources',
      `Varios recursos siguen ese estándar; elija uno con --resource: ${candidates.map(({ name }) => name).join(', ')}.`,
    );
  const [only] = candidates;
  const resource = only
    ? { ok: true as const, value: only, headers: {} }
    : await addResource(hub, opened.value, to);
  if (!resource.ok) return resource;
  return { ok: true, value: { package: opened.value, resource: resource.value }, headers: {} };
}
