import { createServer as createNetServer } from 'node:net';
import type { Server } from './server.ts';

/** The process cannot start for a reason its operator can fix; the message is one sentence in each language. */
export class StartupError extends Error {
  override readonly name = 'StartupError';
}

function explained(error: unknown, { port, host }: { port: number; host: string }): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE')
    return new StartupError(
      `El puerto ${port} de ${host} ya está ocupado por otro programa; ciérrelo o elija otro puerto con PORT. / ` +
        `Port ${port} of ${host} is taken by another program; close it or choose another port with PORT.`,
      { cause: error },
    );
  if (code === 'EACCES')
    return new StartupError(
      `No hay permiso para usar el puerto ${port} de ${host}; elija otro con PORT. / ` +
        `There is no permission to use port ${port} of ${host}; choose another with PORT.`,
      { cause: error },
    );
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return new StartupError(
      `${host} no es una dirección de este equipo; corrija HOST. / ` +
        `${host} is not an address of this machine; correct HOST.`,
      { cause: error },
    );
  return error;
}

/** Looks whether the port can be had, before slow work that would be in vain; throws StartupError when it cannot. */
export async function requireFreePort(place: { port: number; host: string }): Promise<void> {
  const probe = createNetServer();
  const outcome = Promise.withResolvers<void>();
  probe.once('error', (error) => outcome.reject(explained(error, place)));
  probe.listen(place.port, place.host, () => probe.close(() => outcome.resolve()));
  await outcome.promise;
}

/** Starts to listen and returns the address (`http://127.0.0.1:8080`); throws StartupError when the port is not ours. */
export async function listen(server: Server, place: { port: number; host: string }): Promise<string> {
  try {
    return await server.listen({ port: place.port, host: place.host });
  } catch (error) {
    throw explained(error, place);
  }
}
