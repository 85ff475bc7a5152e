import type { HubEnvironment } from './environment.ts';
import type { Hub } from './hub.ts';

/** What the person at the terminal reads once the hub answers. */
export function welcome(
  hub: Pick<Hub, 'url' | 'firstCoordinator'>,
  environment: Pick<HubEnvironment, 'publicUrl' | 'isDemonstration'>,
): string {
  const lines = ['', `Red México Abierto está lista en ${environment.publicUrl}`];
  if (environment.isDemonstration) {
    lines.push('Muestra una red de demostración con datos reales; RMA_DEMO=0 la apaga.');
  }
  if (hub.firstCoordinator !== null) {
    lines.push(
      'Primera coordinación (se muestra una sola vez):',
      `  correo      ${hub.firstCoordinator.email}`,
      `  contraseña  ${hub.firstCoordinator.password}`,
    );
  }
  return `${lines.join('\n')}\n\n`;
}
