import { enqueue, transaction } from '@rma/persistence';
import type { HarvesterDependencies } from '../dependencies.ts';
import { checkLink, mostRequests } from './check-link.ts';
import { giveBackRequests, letRest, reserveRequests } from './host-window-queries.ts';
import { hasChanged, isFailing, nextCheck, type KnownLink, type LinkFailure } from './link-facts.ts';
import { dueHosts, dueLinks, keepAnswers, keepHostDown, type CheckedLink } from './link-queries.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const linksPerJob = 30;
/** A job that meets slow servers ends after this; what it did not reach is still due. */
const jobMs = 100_000;
const hostsPerTurn = 20;
/** After so many addresses in a row that did not answer, it is the host that does not, not the file. */
const failuresOfHost = 3;
const hostDown: readonly LinkFailure[] = ['dns', 'connect', 'tls'];
const unanswered: readonly LinkFailure[] = [...hostDown, 'deadline'];

/** Two queues for all hosts: those who wait for a server in the same lane always find it half free. */
const queues = 2;

/** The queue of a host's checks; always the same, so that a host is asked by one job at a time. */
export function linksQueue(host: string): string {
  const sum = Buffer.from(host).reduce((total, byte) => total + byte, 0);
  return `links:${sum % queues}`;
}

/** Queues the checks of up to 20 hosts, one job each at most, so that they never crowd out the harvests. */
export async function queueLinks({ db, clock }: HarvesterDependencies): Promise<number> {
  const hosts = await dueHosts(db, { now: clock.now(), limit: hostsPerTurn });
  for (const host of hosts) {
    await enqueue(db, {
      task: 'harvester.check-links',
      payload: { host },
      key: `harvester.check-links:${host}`,
      queue: linksQueue(host),
    });
  }
  return hosts.length;
}

type Outcome = {
  checked: CheckedLink[];
  requests: number;
  restUntil: Date | null;
  downBecause: LinkFailure | null;
};

async function askEach(
  { outbound, clock }: HarvesterDependencies,
  links: readonly KnownLink[],
  signal: AbortSignal | undefined,
): Promise<Outcome> {
  const endsAt = performance.now() + jobMs;
  const isStopped = () => signal?.aborted ?? false;
  const outcome: Outcome = { checked: [], requests: 0, restUntil: null, downBecause: null };
  let failuresInRow = 0;
  for (const known of links) {
    if (isStopped() || performance.now() > endsAt) break;
    const check = await checkLink(outbound, known, signal);
    outcome.requests += check.requests;
    // Stopped from outside in the middle of it: nothing was learned of that address.
    if (isStopped()) break;
    const now = clock.now();
    if (check.kind === 'host-refuses') {
      const restMs = Math.min(Math.max(check.retryAfterMs ?? DAY_MS, HOUR_MS), DAY_MS);
      outcome.restUntil = new Date(now.getTime() + restMs);
      break;
    }
    const { answer } = check;
    outcome.checked.push({
      url: known.url,
      answer,
      isFailing: isFailing(answer.state),
      isChanged: hasChanged(known, answer),
      ...nextCheck(known, answer, now),
    });
    const { failure } = answer;
    failuresInRow = failure !== null && unanswered.includes(failure) ? failuresInRow + 1 : 0;
    if (failuresInRow >= failuresOfHost) {
      outcome.restUntil = new Date(now.getTime() + HOUR_MS);
      // One that is only slow may still have other files ready.
      if (failure !== null && hostDown.includes(failure)) outcome.downBecause = failure;
      break;
    }
  }
  return outcome;
}

/**
 * Checks the addresses of one host whose turn has come, within what its window allows, and keeps the answers in one
 * transaction. A worker that dies loses only the answers of this job: its addresses are still due. A host that asks
 * for time rests (a day unless it says less); one that does not answer three times in a row rests an hour, and when it
 * is down, that is told of all its addresses.
 */
export async function checkLinks(
  deps: HarvesterDependencies,
  { host, signal }: { host: string; signal?: AbortSignal | undefined },
): Promise<number> {
  const { db, clock, logger } = deps;
  const granted = await reserveRequests(db, host, { now: clock.now(), wanted: linksPerJob * mostRequests });
  const limit = Math.floor(granted / mostRequests);
  const links = limit === 0 ? [] : await dueLinks(db, host, { now: clock.now(), limit });
  if (links.length === 0) {
    await giveBackRequests(db, host, granted);
    return 0;
  }
  const outcome = await askEach(deps, links, signal);
  const now = clock.now();
  await transaction(db, { name: 'harvest.keep-links', retries: 2 }, async (trx) => {
    await keepAnswers(trx, outcome.checked, now);
    await giveBackRequests(trx, host, granted - outcome.requests);
    const { downBecause, restUntil } = outcome;
    if (downBecause !== null)
      await keepHostDown(trx, host, {
        failure: downBecause,
        now,
        dueAt: new Date(now.getTime() + 12 * HOUR_MS),
      });
    if (restUntil !== null) await letRest(trx, host, restUntil);
  });
  logger.info({ host, links: outcome.checked.length, requests: outcome.requests }, 'links checked');
  return outcome.checked.length;
}
