import { describe, expect, test } from 'vitest';
import { catalogForTests, roadIncidents } from './catalog-for-tests.ts';

const { call, catalog, server, newResource, deliver } = await catalogForTests();

describe('the catalog', () => {
  test('describes its working interface and its files in OpenAPI', async () => {
    const { paths } = (await call(null, 'GET', '/api/v1/openapi.json')).json();
    expect(Object.keys(paths)).toEqual(
      expect.arrayContaining([
        '/api/v1/packages',
        '/api/v1/packages/{id}/releases',
        '/api/v1/resources/{id}/uploads',
        '/api/v1/standards/{theme}/{name}',
        '/packages/{id}/datapackage.json',
      ]),
    );
  });

  test('is ready when its file store answers', async () => {
    await expect(catalog.ready[0]?.check()).resolves.toBeNull();
  });

  test('counts what an operator watches', async () => {
    const { packageId, resourceId } = await newResource();
    await deliver(resourceId, roadIncidents('Abastos'));
    await call('liaison', 'POST', `/api/v1/packages/${packageId}/releases`);
    const { body } = await server.inject({ url: '/metrics' });
    expect(body).toMatch(/^catalog_releases_total 1$/m);
    expect(body).toMatch(/^catalog_uploaded_bytes_total \d{3}$/m);
    expect(body).toMatch(/^catalog_validation_duration_seconds_count\{state="valid"\} 1$/m);
  });

  test('refuses a job whose payload it does not know', async () => {
    await expect(catalog.tasks['catalog.validate-upload']({ upload: 'x' }, {})).rejects.toThrow('uploadId');
  });
});
