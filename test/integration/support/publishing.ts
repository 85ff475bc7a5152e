import { ask, call, type Answer, type Problem } from './http.ts';
import type { HubProcess } from './hub-process.ts';
import { until } from './until.ts';

type Hub = Pick<HubProcess, 'url'>;

export type Upload = {
  id: string;
  state: 'received' | 'validating' | 'valid' | 'invalid' | 'failed';
  sha256: string;
  rowCount: number | null;
  failure: { code: string; message: { es: string } } | null;
  report: {
    detected: { encoding: string } | null;
    findings: { code: string; message: string; fix: string; field: string | null }[];
  } | null;
  conforming: { sha256: string } | null;
};

const header =
  'id,fecha,anio,mes,hora,cve_ent,cve_mun,crucero,semaforizado,tipo_incidente,clasificacion,total_incidentes,heridos,muertos,latitud,longitud';

const torreon = { state: '05', municipality: '035', lat: '25.571217', lon: '-103.42022' };

/** Road incidents that follow their standard, one row per crossing; of Torreón (05035) unless told otherwise. */
export function roadIncidents(crossings: readonly string[], place: typeof torreon = torreon): string {
  const { state, municipality, lat, lon } = place;
  const rows = crossings.map(
    (crossing, index) =>
      `T-${index + 1},2025-03-14,2025,3,7,${state},${municipality},${crossing},true,,,1,0,0,${lat},${lon}`,
  );
  return `${[header, ...rows].join('\n')}\n`;
}

/** The mobility package of a government with one resource of road incidents, as its liaison opens them. */
export async function openResource(
  hub: Hub,
  token: string,
  cvegeo: string,
): Promise<{ packageId: string; resourceId: string }> {
  const { id: packageId } = await ask<{ id: string }>(hub, 'POST', '/api/v1/packages', {
    token,
    json: {
      cvegeo,
      theme: 'mobility',
      contactName: 'Dirección de Movilidad',
      contactEmail: 'movilidad@pruebas.example',
    },
  });
  const { id: resourceId } = await ask<{ id: string }>(
    hub,
    'POST',
    `/api/v1/packages/${packageId}/resources`,
    {
      token,
      json: { standard: 'mobility/road-incidents', name: 'incidentes', title: 'Incidentes viales' },
    },
  );
  return { packageId, resourceId };
}

/** Sends a file as the raw body of an upload. */
export function sendFile(
  hub: Hub,
  token: string,
  file: {
    resourceId: string;
    content: string | Uint8Array<ArrayBuffer>;
    name?: string;
    headers?: Record<string, string>;
  },
): Promise<Answer<{ uploadId: string } & Problem>> {
  const { resourceId, content, name = 'incidentes.csv', headers = {} } = file;
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return fetch(`${hub.url}/api/v1/resources/${resourceId}/uploads`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'text/csv',
      'x-file-name': encodeURIComponent(name),
      ...headers,
    },
    body: bytes,
  }).then(async (response) => ({
    status: response.status,
    headers: response.headers,
    body: (await response.json()) as { uploadId: string } & Problem,
  }));
}

/** Waits for the worker's verdict on an upload. Its state is then valid, invalid or failed. */
export function verdictOf(hub: Hub, token: string, uploadId: string): Promise<Upload> {
  return until(`upload ${uploadId} has a verdict`, async () => {
    const { status, body } = await call<Upload>(hub, 'GET', `/api/v1/uploads/${uploadId}`, { token });
    return status === 200 && ['valid', 'invalid', 'failed'].includes(body.state) ? body : null;
  });
}

/** Sends a file and waits for the verdict on it. */
export async function upload(
  hub: Hub,
  token: string,
  file: { resourceId: string; content: string | Uint8Array<ArrayBuffer>; name?: string },
): Promise<Upload> {
  const { status, body } = await sendFile(hub, token, file);
  if (status !== 202) throw new Error(`the upload was answered ${status}: ${JSON.stringify(body)}`);
  return verdictOf(hub, token, body.uploadId);
}

/** Publishes a package whose resources are ready; returns the release's number. */
export async function publish(hub: Hub, token: string, packageId: string): Promise<number> {
  const { number } = await ask<{ number: number }>(hub, 'POST', `/api/v1/packages/${packageId}/releases`, {
    token,
  });
  return number;
}
