import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { importsOf, isTest, packageManifest, repositoryFiles, root, sourceFiles } from './source-files.ts';

const files = sourceFiles();
const product = files.filter((file) => !isTest(file.path));
const services = ['registry', 'catalog', 'harvester', 'observatory', 'gateway', 'portal'];

/** What each package may import of ours; services may import any package, hub any service. */
const allowed: Record<string, string[]> = {
  domain: [],
  client: [],
  themes: ['@rma/domain'],
  privacy: ['@rma/domain'],
  tabular: ['@rma/domain', '@rma/themes', '@rma/privacy'],
  interop: ['@rma/domain', '@rma/service-kit', '@rma/tabular'],
  persistence: ['@rma/domain'],
  pdf: ['@rma/domain'],
  efirma: ['@rma/domain'],
  search: ['@rma/domain', '@rma/persistence'],
  'service-kit': ['@rma/domain'],
  cli: [
    '@rma/db',
    '@rma/domain',
    '@rma/efirma',
    '@rma/interop',
    '@rma/service-kit',
    '@rma/tabular',
    '@rma/themes',
  ],
};

const ours = (file: (typeof files)[number]) => importsOf(file).filter((name) => name.startsWith('@rma/'));

describe('dependencies point one way', () => {
  it('reads the whole repository', () => {
    expect(product.length).toBeGreaterThan(100);
  });

  it.each(Object.entries(allowed))('packages/%s imports only %j of ours', (name, may) => {
    const wrong = product
      .filter((file) => file.path.startsWith(`packages/${name}/`))
      .flatMap((file) =>
        ours(file)
          .filter((used) => !may.includes(used))
          .map((used) => `${file.path}: ${used}`),
      );
    expect(wrong).toEqual([]);
  });

  it('domain imports nothing but zod', () => {
    const outside = product
      .filter((file) => file.path.startsWith('packages/domain/'))
      .flatMap((file) => importsOf(file).filter((name) => !name.startsWith('.') && name !== 'zod'));
    expect(outside).toEqual([]);
  });

  it.each(services)('services/%s imports no other service', (service) => {
    const others = ['hub', ...services].filter((other) => other !== service).map((other) => `@rma/${other}`);
    const wrong = files
      .filter((file) => file.path.startsWith(`services/${service}/`))
      .flatMap((file) =>
        ours(file)
          .filter((name) => others.includes(name))
          .map((name) => `${file.path}: ${name}`),
      );
    expect(wrong).toEqual([]);
  });

  it('no product file imports the test kit', () => {
    expect(product.filter((file) => ours(file).includes('@rma/testkit')).map((file) => file.path)).toEqual(
      [],
    );
  });

  it('no file reaches into another package by a relative path', () => {
    const home = (path: string) => path.split('/').slice(0, 2).join('/');
    const wrong = files
      .filter((file) => /^(services|packages)\//.test(file.path))
      .flatMap((file) =>
        importsOf(file)
          .filter((name) => name.startsWith('.'))
          .filter((name) => !join(file.path, '..', name).startsWith(home(file.path)))
          .map((name) => `${file.path}: ${name}`),
      );
    expect(wrong).toEqual([]);
  });

  it('every runtime dependency is pinned once and has its reason in the decisions', () => {
    const catalog = readFileSync(join(root, 'pnpm-workspace.yaml'), 'utf8');
    const reasons = readFileSync(join(root, 'docs/decisions/0002-dependencies.md'), 'utf8');
    const manifests = repositoryFiles().filter((path) => path.endsWith('package.json') && path.includes('/'));
    const runtime = new Set(
      manifests
        .map(packageManifest)
        .filter((manifest) => !['@rma/test', '@rma/testkit'].includes(manifest.name))
        .flatMap((manifest) => Object.keys(manifest.dependencies))
        .filter((name) => !name.startsWith('@rma/')),
    );
    expect(runtime.size).toBeGreaterThan(20);
    expect([...runtime].filter((name) => !reasons.includes(`\`${name}\``))).toEqual([]);
    for (const name of runtime) {
      expect(catalog).toMatch(new RegExp(`^ {2}'?${name.replace(/[/.]/g, '\\$&')}'?: \\d[\\w.-]*$`, 'm'));
    }
    const loose = manifests.flatMap((path) => {
      const manifest = packageManifest(path);
      return Object.entries({ ...manifest.dependencies, ...manifest.devDependencies })
        .filter(([, version]) => version !== 'catalog:' && version !== 'workspace:*')
        .map(([name, version]) => `${path}: ${name} ${version}`);
    });
    expect(loose).toEqual([]);
  });
});
