import type { TestProject } from 'vitest/node';
import { testEnvironment } from './environment.ts';
import { prepareTemplate } from './template-database.ts';
import { startTestCluster, type TestCluster } from './test-cluster.ts';

export type TestServer = { adminUrl: string; template: string };

declare module 'vitest' {
  interface ProvidedContext {
    testServer: TestServer;
  }
}

type SharedServer = { users: number; cluster: Promise<TestCluster>; server: Promise<TestServer> };

// Every project of vitest loads its own copy of this module in the same process; they share one server.
const registry: { redMexicoAbiertoTestServer?: SharedServer } & typeof globalThis = globalThis;

async function openCluster(): Promise<TestCluster> {
  const given = testEnvironment.TEST_DATABASE_URL;
  return given === undefined ? startTestCluster() : { adminUrl: given, stop: async () => {} };
}

function openServer(): SharedServer {
  const cluster = openCluster();
  const server = cluster.then(async ({ adminUrl }) => ({
    adminUrl,
    template: await prepareTemplate(adminUrl),
  }));
  return { users: 0, cluster, server };
}

/** Vitest's global setup: gives every test file a server with a template database; stops it after the last project. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const shared = (registry.redMexicoAbiertoTestServer ??= openServer());
  shared.users += 1;
  const teardown = async () => {
    shared.users -= 1;
    if (shared.users > 0) return;
    delete registry.redMexicoAbiertoTestServer;
    await (await shared.cluster).stop();
  };
  try {
    project.provide('testServer', await shared.server);
  } catch (error) {
    await teardown();
    throw error;
  }
  return teardown;
}
