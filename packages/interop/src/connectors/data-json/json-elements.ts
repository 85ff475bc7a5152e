import { JSONParser, type ParsedTokenInfo, TokenType } from '@streamparser/json';

export type ElementsEnd = 'complete' | 'truncated' | 'not-json' | 'no-array' | 'too-deep';

/** Objects and lists within each other, far beyond any catalogue's: what reads a record goes down level by level. */
export const mostLevels = 100;

export type Elements = {
  /** Feeds bytes; returns the array's elements that they completed. */
  write(chunk: Uint8Array): unknown[];
  /** What the document turned out to be, once its bytes are over. */
  end(): ElementsEnd;
};

const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];
const isBlank = (byte: number) => byte === 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0d;
const ARRAY = 0x5b;
const OBJECT = 0x7b;

/**
 * Tells, token by token, when one of these members of the top-level object turns out to be an array, even an empty one,
 * and when the document goes deeper than any catalogue does.
 */
function watchTokens(names: readonly string[], found: { onArray: () => void; onTooDeep: () => void }) {
  let depth = 0;
  let isFound = false;
  let text: unknown = null;
  let member: unknown = null;
  return ({ token, value }: ParsedTokenInfo): void => {
    if (depth === 1 && !isFound) {
      if (token === TokenType.STRING) text = value;
      else if (token === TokenType.COLON) member = text;
      else if (token === TokenType.LEFT_BRACKET && typeof member === 'string' && names.includes(member)) {
        isFound = true;
        found.onArray();
      }
    }
    if (token === TokenType.LEFT_BRACKET || token === TokenType.LEFT_BRACE) depth += 1;
    if (depth > mostLevels) found.onTooDeep();
    if (token === TokenType.RIGHT_BRACKET || token === TokenType.RIGHT_BRACE) depth -= 1;
  };
}

/**
 * Takes apart a JSON document as its bytes arrive and hands out the elements of one array: a member of the
 * top-level object by one of these names, or the top level itself when it is an array. Holds one element at a time. A byte-order
 * mark and blanks before the document are forgiven.
 */
export function createElements(names: readonly string[]): Elements {
  let parser: JSONParser | null = null;
  let ready: unknown[] = [];
  let hasArray = false;
  let state: 'start' | 'reading' | 'ended' | 'broken' | 'not-json' = 'start';
  let isTooDeep = false;
  let skippedMark = 0;

  function begin(first: number): JSONParser | null {
    if (first !== ARRAY && first !== OBJECT) return null;
    const isList = first === ARRAY;
    // Only elements are asked for: a parser that is to give the whole array keeps all of it.
    const created = new JSONParser({
      paths: isList ? ['$.*'] : names.map((name) => `$.${name}.*`),
      keepStack: false,
    });
    created.onValue = ({ value, key }) => {
      if (typeof key === 'number') ready.push(value);
    };
    if (isList) hasArray = true;
    created.onToken = watchTokens(names, {
      onArray: () => {
        hasArray = true;
      },
      onTooDeep: () => {
        isTooDeep = true;
        throw new RangeError(`more than ${mostLevels} levels`);
      },
    });
    created.onEnd = () => {
      state = 'ended';
    };
    // Without a listener of its own the library throws from `write`, which is caught there.
    return created;
  }

  return {
    write(chunk) {
      let offset = 0;
      if (state === 'start') {
        while (offset < chunk.length) {
          const byte = chunk[offset] ?? 0;
          if (skippedMark < BYTE_ORDER_MARK.length && byte === BYTE_ORDER_MARK[skippedMark]) skippedMark += 1;
          else if (!isBlank(byte)) break;
          offset += 1;
        }
        const first = chunk[offset];
        if (first === undefined) return [];
        parser = begin(first);
        state = parser === null ? 'not-json' : 'reading';
      }
      if (state !== 'reading' || parser === null) return [];
      try {
        parser.write(offset === 0 ? chunk : chunk.subarray(offset));
      } catch {
        state = 'broken';
      }
      const elements = ready;
      ready = [];
      return elements;
    },
    end() {
      if (state === 'start' || state === 'not-json') return 'not-json';
      if (isTooDeep) return 'too-deep';
      if (state !== 'ended') return 'truncated';
      return hasArray ? 'complete' : 'no-array';
    },
  };
}
