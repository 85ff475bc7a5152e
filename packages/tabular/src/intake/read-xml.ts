import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { SaxesParser } from 'saxes';
import type { RefusalCode } from './intake.ts';

/** Deeper than any format read here by far. */
const maxDepth = 64;
const maxTextLength = 8 * 1_048_576;
const maxAttributes = 100;

export type XmlElement = {
  name: string;
  /** URI that the element's prefix stands for; empty when none is declared. */
  namespace: string;
  attributes: Record<string, string>;
};

export type XmlHandlers = {
  /** Names come without prefix. */
  open: (element: XmlElement) => void;
  /** `text` is all the text directly inside the element, trimmed. */
  close: (name: string, text: string) => void;
  /** Called after each step of some 256 kB, to write what was gathered; a code ends the reading. */
  drain?: () => Promise<RefusalCode | null>;
};

export type XmlOutcome = { ok: true } | { ok: false; code: RefusalCode; detail: string };

class UnsafeXml extends Error {}

/** Prefixes in force inside an element: those around it and those it declares. */
const prefixesOf = (attributes: [string, string][], outer: Map<string, string>): Map<string, string> => {
  const declared = attributes.filter(([name]) => name === 'xmlns' || name.startsWith('xmlns:'));
  if (declared.length === 0) return outer;
  return new Map([...outer, ...declared.map(([name, uri]): [string, string] => [name.slice(6), uri])]);
};

const prefixOf = (name: string): string => name.slice(0, Math.max(0, name.indexOf(':')));

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

/** By byte order mark, else by the declaration, else UTF-8. */
const encodingOf = async (path: string): Promise<string> => {
  const file = await open(path, 'r');
  try {
    const head = Buffer.alloc(200);
    const { bytesRead } = await file.read(head, 0, head.length, 0);
    const start = head.subarray(0, bytesRead).toString('latin1');
    if (start.startsWith('\xff\xfe')) return 'utf-16le';
    if (start.startsWith('\xfe\xff')) return 'utf-16be';
    const declared = /encoding\s*=\s*["']([\w.-]{1,40})["']/i.exec(start)?.[1] ?? 'utf-8';
    try {
      return new TextDecoder(declared).encoding;
    } catch {
      return 'utf-8';
    }
  } finally {
    await file.close();
  }
};

/**
 * Reads an XML file as a stream of elements. Documents with a DOCTYPE are refused before anything in it is looked at,
 * so no entity of theirs exists; depth, text and attributes are bounded. What the handlers throw passes through.
 */
export const readXml = async (path: string, handlers: XmlHandlers): Promise<XmlOutcome> => {
  const parser = new SaxesParser({ xmlns: false });
  const texts: string[] = [];
  const prefixes: Map<string, string>[] = [];
  let failure: Error | null = null;
  let isRootClosed = false;
  parser.on('error', (error) => {
    failure ??= error;
  });
  parser.on('doctype', () => {
    throw new UnsafeXml('doctype');
  });
  parser.on('opentag', (tag) => {
    if (failure) return;
    if (texts.length >= maxDepth) throw new UnsafeXml('depth');
    const entries = Object.entries(tag.attributes);
    if (entries.length > maxAttributes) throw new UnsafeXml('attributes');
    texts.push('');
    const inForce = prefixesOf(entries, prefixes.at(-1) ?? new Map());
    prefixes.push(inForce);
    handlers.open({
      name: localName(tag.name),
      namespace: inForce.get(prefixOf(tag.name)) ?? '',
      attributes: Object.fromEntries(entries),
    });
  });
  const addText = (text: string) => {
    const at = texts.length - 1;
    if (at < 0 || failure) return;
    texts[at] += text;
    if (texts[at]!.length > maxTextLength) throw new UnsafeXml('text');
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', (tag) => {
    if (failure) return;
    prefixes.pop();
    handlers.close(localName(tag.name), (texts.pop() ?? '').trim());
    isRootClosed ||= texts.length === 0;
  });
  const decoder = new TextDecoder(await encodingOf(path));
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: 262_144 })) {
      parser.write(decoder.decode(chunk as Buffer, { stream: true }));
      if (failure) break;
      const stopped = await handlers.drain?.();
      if (stopped) return { ok: false, code: stopped, detail: '' };
    }
    if (!failure) parser.close();
    const stopped = failure ? null : await handlers.drain?.();
    if (stopped) return { ok: false, code: stopped, detail: '' };
  } catch (error) {
    if (error instanceof UnsafeXml) return { ok: false, code: 'unsafe-xml', detail: error.message };
    throw error;
  }
  const detail = failure as Error | null;
  return detail || !isRootClosed
    ? { ok: false, code: 'damaged-file', detail: detail?.message ?? 'unclosed' }
    : { ok: true };
};
