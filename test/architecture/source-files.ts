import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's root, absolute. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

export type SourceFile = { path: string; text: string; lines: number };

/** Every file that git knows or would add, relative to the root. */
export function repositoryFiles(): string[] {
  return execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
  })
    .split('\n')
    .filter((path) => path !== '');
}

/** The TypeScript files of the repository with their text. */
export function sourceFiles(): SourceFile[] {
  return repositoryFiles()
    .filter((path) => /\.tsx?$/.test(path))
    .flatMap((path) => {
      try {
        const text = readFileSync(join(root, path), 'utf8');
        return [{ path, text, lines: text.split('\n').length }];
      } catch {
        return [];
      }
    });
}

export const isTest = (path: string) =>
  /\.test\.|^test\/|^packages\/testkit\/|\/testing(\/|\.tsx?$)|-for-tests\.ts$/.test(path);

/** The module names a file imports or exports from, including dynamic imports. */
export function importsOf(file: SourceFile): string[] {
  return [...file.text.matchAll(/(?:from\s+|import\s*\(\s*|import\s+)'([^']+)'/g)].map(
    (match) => match[1] ?? '',
  );
}

export function packageManifest(path: string): {
  name: string;
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
} {
  const manifest = JSON.parse(readFileSync(join(root, path), 'utf8'));
  return { dependencies: {}, devDependencies: {}, ...manifest };
}
