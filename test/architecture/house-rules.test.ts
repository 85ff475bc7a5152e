import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isTest, repositoryFiles, root, sourceFiles } from './source-files.ts';

const files = sourceFiles();
const product = files.filter((file) => !isTest(file.path));
const pathsWhere = (list: typeof files, holds: (file: (typeof files)[number]) => boolean) =>
  list.filter(holds).map((file) => file.path);

/** The service that owns each schema; nobody else names its tables. */
const owners: Record<string, string> = {
  registry: 'registry',
  catalog: 'catalog',
  harvest: 'harvester',
  observatory: 'observatory',
};

function tablesInMigrations(): string[] {
  return files
    .filter((file) => file.path.startsWith('db/migrations/') && !isTest(file.path))
    .flatMap((file) => [...file.text.matchAll(/create table (?:if not exists )?([a-z_]+\.[a-z_]+)/g)])
    .map((match) => match[1] ?? '');
}

describe('house rules', () => {
  it('only environment.ts reads the environment', () => {
    const wrong = pathsWhere(
      product,
      (file) =>
        /process\.env\b(?!\.NODE_ENV')/.test(file.text) &&
        basename(file.path) !== 'environment.ts' &&
        file.path !== 'vitest.config.ts',
    );
    expect(wrong).toEqual([]);
  });

  it('routes and resolvers hold no SQL', () => {
    const wrong = pathsWhere(
      product,
      (file) =>
        /(-routes|\/routes|-resolvers|\/resolvers)[^/]*\.ts$|\/resolvers\//.test(file.path) &&
        /\b(selectFrom|insertInto|updateTable|deleteFrom)\(|\bsql[`<]/.test(file.text),
    );
    expect(wrong).toEqual([]);
  });

  it('the gateway names no schema but national', () => {
    const wrong = pathsWhere(
      product.filter((file) => file.path.startsWith('services/gateway/')),
      (file) =>
        /\b(registry|catalog|harvest|ledger)\.[a-z_]+['"`\s]/.test(
          file.text.replace(/^\s*(\*|\/\/).*$/gm, ''),
        ),
    );
    expect(wrong).toEqual([]);
  });

  it.each(Object.entries(owners))('only services/%2$s names the tables of schema %1$s', (schema, service) => {
    const tables = tablesInMigrations().filter((table) => table.startsWith(`${schema}.`));
    expect(tables.length).toBeGreaterThan(0);
    const wrong = product
      .filter((file) => file.path.startsWith('services/') && !file.path.startsWith(`services/${service}/`))
      .flatMap((file) =>
        tables
          .filter((table) => new RegExp(`['"\`\\s]${table.replace('.', '\\.')}\\b`).test(file.text))
          .map((table) => `${file.path}: ${table}`),
      );
    expect(wrong).toEqual([]);
  });

  it('db/README.md names the owner of every table', () => {
    const readme = readFileSync(join(root, 'db/README.md'), 'utf8');
    expect(tablesInMigrations().filter((table) => !readme.includes(`\`${table}\``))).toEqual([]);
  });

  it('no file has grown past 350 lines', () => {
    const written = files.filter(({ path }) => !path.startsWith('packages/client/src/generated/'));
    expect(written.filter((file) => file.lines > 350).map((file) => `${file.path}: ${file.lines}`)).toEqual(
      [],
    );
  });

  it('nothing is called utils, helpers, manager or misc', () => {
    expect(
      repositoryFiles().filter((path) =>
        /(^|[/-])(utils?|helpers?|managers?|misc|common)([./-]|$)/i.test(path),
      ),
    ).toEqual([]);
  });

  it('no test is skipped and none runs alone', () => {
    expect(
      pathsWhere(
        files,
        (file) =>
          /\b(it|test|describe)\.(skip|todo|only|skipIf|runIf)\b/.test(
            file.text.replace(/\/.*house-rules.*$/gm, ''),
          ) && !file.path.endsWith('house-rules.test.ts'),
      ),
    ).toEqual([]);
  });

  it('no note is left for later and no type is silenced', () => {
    const marks = new RegExp(
      ['TO' + 'DO', 'FIX' + 'ME', 'X' + 'XX', 'HA' + 'CK'].map((mark) => `\\b${mark}\\b`).join('|'),
    );
    const silenced = new RegExp('\\bas a' + 'ny\\b|: a' + 'ny\\b|@ts-(ign' + 'ore|exp' + 'ect-error)');
    expect(pathsWhere(files, (file) => marks.test(file.text) || silenced.test(file.text))).toEqual([]);
  });

  it('the project refers to no path outside itself', () => {
    const outside = new RegExp('\\.\\./sh' + 'ared|[\'"` (=]/wo' + 'rk/|\\.lib' + 'rary');
    const textFiles = repositoryFiles().filter((path) =>
      /\.(ts|tsx|md|json|yaml|graphql|css|csv)$|^\.ci\/run$/.test(path),
    );
    expect(textFiles.filter((path) => outside.test(readFileSync(join(root, path), 'utf8')))).toEqual([]);
  });
});
