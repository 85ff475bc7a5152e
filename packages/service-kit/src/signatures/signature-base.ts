import { type InnerList, type Parameters, serializeInnerList, serializeItem } from 'structured-headers';

/**
 * The signature base of RFC 9421 §2.5, for the components this product signs. Nothing else is understood, so a
 * signature that covers something unknown is refused rather than half checked.
 */
export type SignedRequest = {
  method: string;
  /** As the other side was asked: scheme, host, path and query. */
  url: string;
  /** Lower-case names. */
  headers: Readonly<Record<string, string>>;
};

export type SignedResponse = {
  request: Pick<SignedRequest, 'method' | 'url'>;
  status: number;
  headers: Readonly<Record<string, string>>;
};

export type Component = { name: string; ofRequest?: boolean };

/** The list of components with its parameters, as `Signature-Input` carries it and the base ends with. */
export function signatureParameters(components: readonly Component[], parameters: Parameters): InnerList {
  return [
    components.map(({ name, ofRequest }) => [name, new Map(ofRequest ? [['req', true]] : [])]),
    parameters,
  ];
}

/** The text that is signed; null when a component is unknown or not in the message. */
export function signatureBase(list: InnerList, message: SignedRequest | SignedResponse): string | null {
  const [items, parameters] = list;
  const lines: string[] = [];
  const seen = new Set<string>();
  for (const [name, flags] of items) {
    const identifier = serializeItem([name, flags]);
    const value = typeof name === 'string' ? componentValue(name, flags, message) : null;
    if (value === null || seen.has(identifier)) return null;
    seen.add(identifier);
    lines.push(`${identifier}: ${value}`);
  }
  lines.push(`"@signature-params": ${serializeInnerList([items, parameters])}`);
  return lines.join('\n');
}

function componentValue(
  name: string,
  flags: Parameters,
  message: SignedRequest | SignedResponse,
): string | null {
  if ([...flags.keys()].some((flag) => flag !== 'req')) return null;
  const isResponse = 'status' in message;
  if (flags.get('req') === true) {
    return isResponse && name.startsWith('@') ? requestComponent(name, message.request) : null;
  }
  if (!name.startsWith('@')) return message.headers[name]?.trim() ?? null;
  if (isResponse) return name === '@status' ? String(message.status) : null;
  return requestComponent(name, message);
}

function requestComponent(name: string, { method, url }: Pick<SignedRequest, 'method' | 'url'>) {
  const target = new URL(url);
  switch (name) {
    case '@method':
      return method;
    case '@target-uri':
      return target.href;
    case '@authority':
      return target.host;
    case '@path':
      return target.pathname;
    default:
      return null;
  }
}
