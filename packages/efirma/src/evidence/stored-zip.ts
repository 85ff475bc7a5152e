import { crc32 } from 'node:zlib';

/** One file of an archive: an ASCII path and its bytes. */
export type Member = { name: string; content: Uint8Array };

const localSignature = 0x04034b50;
const centralSignature = 0x02014b50;
const endSignature = 0x06054b50;
/** 1 January 1980, the beginning of ZIP's calendar: an archive says nothing of when it was made. */
const dosDate = 0x0021;
const version = 20;
const localHeaderBytes = 30;
const centralHeaderBytes = 46;

const limits = { archiveBytes: 64 * 2 ** 20, members: 40, nameBytes: 100 };

/** The 26 bytes that a member's two headers share. */
function commonHeader({ name, content }: Member): Buffer {
  const header = Buffer.alloc(26);
  header.writeUInt16LE(version, 0);
  header.writeUInt16LE(0, 2);
  header.writeUInt16LE(0, 4);
  header.writeUInt16LE(0, 6);
  header.writeUInt16LE(dosDate, 8);
  header.writeUInt32LE(crc32(content), 10);
  header.writeUInt32LE(content.byteLength, 14);
  header.writeUInt32LE(content.byteLength, 18);
  header.writeUInt16LE(name.length, 22);
  header.writeUInt16LE(0, 24);
  return header;
}

const uint32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
};

function centralHeader(member: Member, offset: number): Buffer {
  const rest = Buffer.alloc(14);
  rest.writeUInt32LE(offset, 10);
  const madeBy = Buffer.alloc(2);
  madeBy.writeUInt16LE(version);
  return Buffer.concat([
    uint32(centralSignature),
    madeBy,
    commonHeader(member),
    rest,
    Buffer.from(member.name, 'ascii'),
  ]);
}

/**
 * A ZIP archive (APPNOTE 6.3) without compression, in the only form that `readStoredZip` accepts: the same members in
 * the same order always give the same bytes.
 */
export function writeStoredZip(members: readonly Member[]): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const member of members) {
    directory.push(centralHeader(member, offset));
    const header = Buffer.concat([
      uint32(localSignature),
      commonHeader(member),
      Buffer.from(member.name, 'ascii'),
    ]);
    files.push(header, Buffer.from(member.content));
    offset += header.length + member.content.byteLength;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(endSignature, 0);
  end.writeUInt16LE(members.length, 8);
  end.writeUInt16LE(members.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...files, central, end]);
}

function readMembers(archive: Buffer): Member[] | null {
  const members: Member[] = [];
  let place = 0;
  while (place + localHeaderBytes <= archive.length && archive.readUInt32LE(place) === localSignature) {
    const nameLength = archive.readUInt16LE(place + 26);
    const size = archive.readUInt32LE(place + 22);
    const start = place + localHeaderBytes + nameLength;
    if (members.length === limits.members || nameLength > limits.nameBytes) return null;
    if (start + size > archive.length) return null;
    const name = archive.toString('latin1', place + localHeaderBytes, start);
    members.push({ name, content: archive.subarray(start, start + size) });
    place = start + size;
  }
  const leastLeft = members.length * centralHeaderBytes;
  return archive.length - place < leastLeft ? null : members;
}

/**
 * The members of an archive that `writeStoredZip` made; null for any other. It is written again from what was read and
 * must come out the same byte by byte, so that nothing can hide in what ZIP leaves free: times, flags, comments, gaps,
 * members that one program sees and another does not.
 */
export function readStoredZip(archive: Uint8Array): Member[] | null {
  if (archive.byteLength > limits.archiveBytes) return null;
  const bytes = Buffer.from(archive.buffer, archive.byteOffset, archive.byteLength);
  const members = readMembers(bytes);
  if (members === null || new Set(members.map(({ name }) => name)).size !== members.length) return null;
  return writeStoredZip(members).equals(bytes) ? members : null;
}
