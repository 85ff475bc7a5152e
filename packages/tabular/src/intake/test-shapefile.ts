type Ring = [number, number][];

/** A .shp of polygons, each a list of rings (outer clockwise, holes the other way), after ESRI's description of 1998. */
export const shpOf = (polygons: Ring[][]): Buffer => {
  const records = polygons.map((rings, index) => {
    const points = rings.flat();
    const body = Buffer.alloc(44 + rings.length * 4 + points.length * 16);
    body.writeInt32LE(5, 0);
    body.writeInt32LE(rings.length, 36);
    body.writeInt32LE(points.length, 40);
    let first = 0;
    rings.forEach((ring, part) => {
      body.writeInt32LE(first, 44 + part * 4);
      first += ring.length;
    });
    points.forEach(([x, y], at) => {
      body.writeDoubleLE(x, 44 + rings.length * 4 + at * 16);
      body.writeDoubleLE(y, 52 + rings.length * 4 + at * 16);
    });
    const header = Buffer.alloc(8);
    header.writeInt32BE(index + 1, 0);
    header.writeInt32BE(body.length / 2, 4);
    return Buffer.concat([header, body]);
  });
  const header = Buffer.alloc(100);
  header.writeInt32BE(9994, 0);
  header.writeInt32LE(1000, 28);
  header.writeInt32LE(5, 32);
  return Buffer.concat([header, ...records]);
};

/** A .dbf of text columns of 20 bytes; a row that begins with `null` is a deleted one. */
export const dbfOf = (
  columns: string[],
  rows: (string[] | null)[],
  encoding: BufferEncoding = 'latin1',
): Buffer => {
  const width = 20;
  const header = Buffer.alloc(32 + columns.length * 32 + 1);
  header.writeUInt32LE(rows.length, 4);
  header.writeUInt16LE(header.length, 8);
  header.writeUInt16LE(1 + columns.length * width, 10);
  columns.forEach((column, at) => {
    header.write(column, 32 + at * 32, 'latin1');
    header.write('C', 43 + at * 32);
    header.writeUInt8(width, 48 + at * 32);
  });
  header.writeUInt8(0x0d, header.length - 1);
  const records = rows.map((row) => {
    const record = Buffer.alloc(1 + columns.length * width, ' ');
    if (!row) record.write('*', 0);
    row?.forEach((cell, at) => record.write(cell, 1 + at * width, encoding));
    return record;
  });
  return Buffer.concat([header, ...records]);
};
