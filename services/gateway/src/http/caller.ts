import { Socket } from 'node:net';
import { actorReference } from '@rma/domain';
import type { FastifyRequest } from 'fastify';
import ipaddr from 'ipaddr.js';
import type { Caller } from './quotas.ts';

const isOwnMachine = (address: string) =>
  ipaddr.isValid(address) && ipaddr.process(address).range() === 'loopback';

/** Households and offices of IPv6 have a whole /64: each of its addresses is the same caller. */
function networkOf(address: string): string {
  if (!ipaddr.isValid(address)) return address;
  const parsed = ipaddr.process(address);
  return parsed instanceof ipaddr.IPv6
    ? ipaddr.IPv6.networkAddressFromCIDR(`${parsed.toString()}/64`).toString()
    : address;
}

/**
 * Who a request's points are counted for: whoever identified themselves, else the address. The pages of this very
 * process and callers on its own machine have no quota: they are the operator's.
 */
export function callerOf(request: FastifyRequest): Caller {
  const { actor } = request;
  if (actor !== undefined && actor.kind !== 'anonymous')
    return { name: actorReference(actor), kind: 'identified' };
  const isInProcess = !(request.raw.socket instanceof Socket);
  if (isInProcess || isOwnMachine(request.ip)) return null;
  return { name: networkOf(request.ip), kind: 'address' };
}
