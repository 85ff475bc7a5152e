import type { Server } from './server.ts';

/** The process cannot start for a reason its operator can fix; the message is one sentence in each language. */
export class StartupError extends Error {
  override readonly name = 'StartupError';
}

/** Starts to listen and returns the address (`http://127.0.0.1:8080`); throws StartupError when the port is not ours. */
export async function listen(
  server: Server,
  { port, host }: { port: number; host: string },
): Promise<string> {
  try {
    return await server.listen({ port, host });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EADDRINUSE')
      throw new StartupError(
        `El puerto ${port} de ${host} ya está ocupado por otro programa; ciérrelo o elija otro puerto con PORT. / ` +
          `Port ${port} of ${host} is taken by another program; close it or choose another port with PORT.`,
        { cause: error },
      );
    if (code === 'EACCES')
      throw new StartupError(
        `No hay permiso para usar el puerto ${port} de ${host}; elija otro con PORT. / ` +
          `There is no permission to use port ${port} of ${host}; choose another with PORT.`,
        { cause: error },
      );
    if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
      throw new StartupError(
        `${host} no es una dirección de este equipo; corrija HOST. / ` +
          `${host} is not an address of this machine; correct HOST.`,
        { cause: error },
      );
    throw error;
  }
}
