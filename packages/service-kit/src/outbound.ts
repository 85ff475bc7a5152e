import type { CreateOutboundOptions, Outbound } from './outbound-types.ts';
export function createOutbound(options: CreateOutboundOptions): Outbound {
  throw new Error(String(options));
}
