import { describe, expect, test } from 'vitest';
import { itemId, readItem } from './arcgis-item.ts';
import { layerExtent } from './layer-extent.ts';

const guid = '9f2dc0c5f8a34fd7a4c9b1d2e3f40516';

describe('an item of ArcGIS', () => {
  test.each([
    [guid, guid],
    [guid.toUpperCase(), guid],
    [`${guid}_0`, guid],
    [`${guid}_3`, `${guid}_3`],
    [`https://www.arcgis.com/home/item.html?id=${guid}&sublayer=2`, `${guid}_2`],
    [`https://datos.example/datasets/${guid}_0/about`, guid],
  ])('named %s is %s', (name, id) => {
    const item = readItem(name);
    expect(item === null ? null : itemId(item)).toBe(id);
  });

  test.each(['municipio::ciclovias', '', 7, null, `${guid}ab`])('is not named by %j', (name) => {
    expect(readItem(name)).toBeNull();
  });
});

describe('the box of a layer', () => {
  test('in web Mercator is told in degrees', () => {
    const box = { xmin: -11_132_000, ymin: 2_145_000, xmax: -11_020_680, ymax: 2_273_000 };
    const told = layerExtent({ ...box, spatialReference: { wkid: 102100, latestWkid: 3857 } });
    expect(JSON.parse(told ?? 'null')).toMatchObject({
      coordinates: [
        [
          [expect.closeTo(-100, 2), expect.closeTo(18.919, 2)],
          expect.anything(),
          [expect.closeTo(-99, 2), expect.closeTo(20.002, 2)],
          expect.anything(),
          expect.anything(),
        ],
      ],
    });
  });

  test.each([
    [{ xmin: 1, ymin: 2, xmax: 3, ymax: 4, spatialReference: { wkid: 32614 } }],
    [{ xmin: 'NaN', ymin: 2, xmax: 3, ymax: 4 }],
    [null],
  ])('%j is not told', (written) => {
    expect(layerExtent(written)).toBeUndefined();
  });
});
