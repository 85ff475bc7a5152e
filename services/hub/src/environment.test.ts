import { EnvironmentError } from '@rma/service-kit';
import { describe, expect, test } from 'vitest';
import { readHubEnvironment } from './environment.ts';

describe('the environment', () => {
  test('is a hub’s unless it says otherwise', () => {
    expect(readHubEnvironment({})).toMatchObject({ node: null, isDemonstration: true });
    expect(readHubEnvironment({ RMA_NODE_CVEGEO: '05035' })).toMatchObject({ node: null });
  });

  test('of a node names its government and its hub, and shows no demonstration unless it is asked for', () => {
    const node = { RMA_MODE: 'node', RMA_NODE_CVEGEO: '05035', RMA_HUB_URL: 'https://red.example.mx/' };
    expect(readHubEnvironment(node)).toMatchObject({
      node: { cvegeo: '05035', hubUrl: 'https://red.example.mx' },
      isDemonstration: false,
    });
    expect(readHubEnvironment({ ...node, RMA_DEMO: '1' })).toMatchObject({ isDemonstration: true });
    const alone = { RMA_MODE: 'node', RMA_NODE_CVEGEO: '05' };
    expect(readHubEnvironment(alone)).toMatchObject({ node: { cvegeo: '05', hubUrl: null } });
  });

  test('of a node without its government, or with a key of another form, says which variable is wrong', () => {
    const wrong = [{ RMA_MODE: 'node' }, { RMA_MODE: 'node', RMA_NODE_CVEGEO: 'Torreón' }];
    for (const source of wrong) {
      expect(() => readHubEnvironment(source)).toThrow(EnvironmentError);
      expect(() => readHubEnvironment(source)).toThrow('RMA_NODE_CVEGEO');
    }
    expect(() => readHubEnvironment({ RMA_MODE: 'nodo' })).toThrow('RMA_MODE');
  });

  test('has Llave MX only when all of its variables are there, and says which are missing', () => {
    expect(readHubEnvironment({}).llaveMx).toBeUndefined();
    const whole = {
      RMA_LLAVEMX_URL: 'https://llave.example/',
      RMA_LLAVEMX_CLIENT_ID: '77',
      RMA_LLAVEMX_CLIENT_SECRET: 'secreto',
      RMA_LLAVEMX_USER: 'servicio',
      RMA_LLAVEMX_PASSWORD: 'clave',
    };
    expect(readHubEnvironment(whole).llaveMx).toMatchObject({ clientId: '77', serviceUser: 'servicio' });
    expect(() => readHubEnvironment({ ...whole, RMA_LLAVEMX_USER: '' })).toThrow('RMA_LLAVEMX_USER');
    expect(() => readHubEnvironment({ RMA_LLAVEMX_URL: whole.RMA_LLAVEMX_URL })).toThrow(
      'RMA_LLAVEMX_PASSWORD',
    );
  });
});
