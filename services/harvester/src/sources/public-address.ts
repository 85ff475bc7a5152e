import type { HarvesterDependencies } from '../dependencies.ts';
import { harvesterProblems } from '../problems.ts';

const FIRST_LOOK_MS = 5000;

/**
 * Asks the outbound client, whose guard knows names, redirects and disguises, to look at the address once. A portal
 * that is down today may still be proposed; one inside a private network never: throws source-address-refused, or
 * demonstration-address where nothing but the demonstration's own portal is visited.
 */
export async function refusePrivateAddress(
  { outbound }: Pick<HarvesterDependencies, 'outbound'>,
  url: string,
): Promise<void> {
  const look = await outbound.fetch(url, {
    method: 'HEAD',
    deadlineMs: FIRST_LOOK_MS,
    retries: 0,
    ignoreStatus: true,
  });
  if (look.ok) look.cancel();
  else if (look.reason === 'refused') {
    throw outbound.isConfined
      ? harvesterProblems.demonstrationAddress({ url })
      : harvesterProblems.sourceAddressRefused({ url });
  }
}
