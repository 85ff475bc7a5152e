import { mention, thing, typed, unnamed, type Fact, type Thing } from '../dcat/statements.ts';
import { expand, type Curie } from '../dcat/terms.ts';
import type { NeighbourPage, WrittenEvent, WrittenFeedPage } from './feed-input.ts';

const instant = (text: string) => typed(text, 'xsd:dateTime');
const published = mention(expand('as:published'));

/**
 * The way to a neighbour, twice: with the bound that lets a client skip what it has, and without one, for those that
 * simply follow every page.
 */
function relationsTo(neighbour: NeighbourPage | null, bounded: Curie): Fact[] {
  if (neighbour === null) return [];
  const node: Fact = ['node', mention(neighbour.url)];
  return [
    ['relation', unnamed([bounded], [node, ['path', published], ['value', instant(neighbour.bound)]])],
    ['relation', unnamed(['tree:Relation'], [node])],
  ];
}

/**
 * A DCAT-AP Feed as seen from one of its pages (https://semiceu.github.io/LDES-DCAT-AP-feeds/): an event stream whose
 * members are activities, and where the page stands among the others.
 */
export function describeFeed(page: WrittenFeedPage): Thing {
  return {
    id: page.feedUrl,
    types: ['ldes:EventStream'],
    facts: [
      ['shape', mention(page.shapeUrl)],
      ['timestampPath', published],
      ['versionOfPath', mention(expand('as:object'))],
      [
        'page',
        thing({
          id: page.url,
          types: ['tree:Node'],
          facts: [
            // Nothing is ever taken out: whoever begins today reads the whole history.
            ...(page.since === null
              ? []
              : ([
                  [
                    'retentionPolicy',
                    unnamed(['ldes:PointInTimePolicy'], [['pointInTime', instant(page.since)]]),
                  ],
                ] satisfies Fact[])),
            ...relationsTo(page.previous, 'tree:LessThanOrEqualToRelation'),
            ...relationsTo(page.next, 'tree:GreaterThanRelation'),
          ],
        }),
      ],
    ],
  };
}

const activityTypes = { create: 'as:Create', update: 'as:Update', delete: 'as:Delete' } as const;

/** What an event is, outside of what it carries: the shape of the feed allows nothing else to be said of it. */
export function describeActivity({ url, kind, publishedAt, datasetUrl }: WrittenEvent): Thing {
  return {
    id: url,
    types: [activityTypes[kind]],
    facts: [
      ['object', mention(datasetUrl)],
      ['published', instant(publishedAt)],
    ],
  };
}
