import { createHash } from 'node:crypto';
import { expect } from 'vitest';
import { ask, graphql } from './http.ts';
import type { HubProcess } from './hub-process.ts';
import { brokenLinks, readLedger } from './ledger.ts';
import { until } from './until.ts';

type Hub = Pick<HubProcess, 'url'>;
type Ledger = Awaited<ReturnType<typeof readLedger>>;

type NationalPackage = {
  id: string;
  release: number;
  datasets: { id: string; distributions: { downloadUrl: string; sha256: string; bytes: number }[] }[];
};
type Release = { number: number; resourceCount: number; descriptorUrl: string };
type Descriptor = {
  version: string;
  resources: {
    path: string;
    hash: string;
    rma: {
      dataset: string;
      original: { path: string; hash: string };
      forms: { path: string; hash: string }[];
    };
  }[];
};

/** Every file that a descriptor promises of a resource: the conforming copy, its other forms and the original. */
const filesOf = ({ path, hash, rma }: Descriptor['resources'][number]) => [
  { path, hash },
  ...rma.forms,
  rma.original,
];

export const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Downloads a published file and gives the checksum of what came. */
export async function downloadedHash(url: string): Promise<string> {
  const response = await fetch(url);
  if (response.status !== 200) throw new Error(`${url} answered ${response.status}`);
  return sha256Of(new Uint8Array(await response.arrayBuffer()));
}

/**
 * Expects that what the network shows of hosted packages is whole: every release from the first to the current one
 * is there once, its files are there with the bytes it promises, the national view comes to show the current one and
 * nothing else, and the ledger tells each of them once in an unbroken chain. `token` may read every package's releases.
 */
export async function expectWholePublications(hub: Hub, token: string): Promise<void> {
  const { published, ledger } = await agreedView(hub, token);
  expect(brokenLinks(ledger)).toEqual([]);

  for (const { shown, releases } of published) {
    expect(releases.map(({ number }) => number)).toEqual(
      Array.from({ length: shown.release }, (_, index) => shown.release - index),
    );
    expect(releases[0]?.resourceCount).toBe(shown.datasets.length);
    expect(publicationsOf(ledger, shown.id)).toHaveLength(shown.release);

    for (const release of releases) await expectWholeRelease(release);
    const current = await readDescriptor(`${hub.url}/packages/${shown.id}/datapackage.json`);
    expect(current.version).toBe(`${shown.release}.0.0`);
    expect(shown.datasets.map(({ id }) => id).toSorted()).toEqual(
      current.resources.map(({ rma }) => rma.dataset).toSorted(),
    );
    const promised = current.resources.flatMap((resource) => filesOf(resource).map(({ hash }) => hash));
    const shownHashes = shown.datasets.flatMap(({ distributions }) =>
      distributions.map(({ sha256 }) => `sha256:${sha256}`),
    );
    expect(shownHashes.toSorted()).toEqual(promised.toSorted());
  }
}

const publicationsOf = (ledger: Ledger, packageId: string) =>
  ledger.filter(({ kind, subject }) => kind === 'package.published' && subject === `package:${packageId}`);

/**
 * The packages of the national view with their releases, and the ledger, once these tell of each other: what the
 * gateway remembers may be two seconds old when the database has just been away, and its search follows by notification.
 */
function agreedView(
  hub: Hub,
  token: string,
): Promise<{ published: { shown: NationalPackage; releases: Release[] }[]; ledger: Ledger }> {
  return until('the national view agrees with the releases', async () => {
    const { packages, datasets } = await graphql<{
      packages: { nodes: NationalPackage[] };
      datasets: { nodes: { package: { id: string } | null }[] };
    }>(
      hub,
      `
        {
          packages(first: 50) {
            nodes {
              id
              release
              datasets {
                id
                distributions {
                  downloadUrl
                  sha256
                  bytes
                }
              }
            }
          }
          datasets(filter: { origin: [HOSTED] }, first: 100) {
            nodes {
              package {
                id
              }
            }
          }
        }
      `,
    );
    const published = await Promise.all(
      packages.nodes.map(async (shown) => {
        const path = `/api/v1/packages/${shown.id}/releases?first=100`;
        const { items } = await ask<{ items: Release[] }>(hub, 'GET', path, { token });
        return { shown, releases: items };
      }),
    );
    const ledger = await readLedger(hub);
    // Inventories and plans are datasets of a government, and of no package.
    const ofPackages = datasets.nodes.filter((dataset) => dataset.package !== null);
    const isAgreed =
      ofPackages.length === packages.nodes.flatMap((shown) => shown.datasets).length &&
      published.every(
        ({ shown, releases }) =>
          releases[0]?.number === shown.release && publicationsOf(ledger, shown.id).length >= shown.release,
      );
    return isAgreed ? { published, ledger } : null;
  });
}

async function expectWholeRelease({ number, resourceCount, descriptorUrl }: Release): Promise<void> {
  const descriptor = await readDescriptor(descriptorUrl);
  expect(descriptor.version).toBe(`${number}.0.0`);
  expect(descriptor.resources).toHaveLength(resourceCount);
  for (const { path, hash } of descriptor.resources.flatMap(filesOf)) {
    expect(`sha256:${await downloadedHash(path)}`).toBe(hash);
  }
}

async function readDescriptor(url: string): Promise<Descriptor> {
  const response = await fetch(url);
  expect(response.status).toBe(200);
  return (await response.json()) as Descriptor;
}
