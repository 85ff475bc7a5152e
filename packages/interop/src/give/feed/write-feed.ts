import { describeDataset } from '../dcat/describe-dataset.ts';
import { createDescribe, mention, type Thing } from '../dcat/statements.ts';
import { context, objectOf } from '../dcat/write-json-ld.ts';
import { createTurtleWriter } from '../dcat/write-turtle.ts';
import { describeActivity, describeFeed } from './describe-feed.ts';
import type { WrittenEvent, WrittenFeedPage } from './feed-input.ts';

export type FeedFormat = 'jsonld' | 'trig';

/** The formats of a feed, with their media types: an event's dataset is in a graph of its own, so Turtle is too little. */
export const feedFormats: Record<FeedFormat, { mediaType: string }> = {
  jsonld: { mediaType: 'application/ld+json' },
  trig: { mediaType: 'application/trig' },
};

/** What an event carries stands alone: whoever takes one graph out of a page misses nothing. */
const payloadOf = ({ dataset }: WrittenEvent): Thing | null =>
  dataset === null ? null : describeDataset(dataset, createDescribe());

function* writeJsonLd(page: WrittenFeedPage): Generator<string, void> {
  const head = JSON.stringify({ '@context': context, ...objectOf(describeFeed(page)) });
  yield `${head.slice(0, -1)},"member":[`;
  let separator = '\n';
  for (const event of page.events) {
    const payload = payloadOf(event);
    const member = {
      ...objectOf(describeActivity(event)),
      ...(payload !== null && { '@graph': [objectOf(payload)] }),
    };
    yield `${separator}${JSON.stringify(member)}`;
    separator = ',\n';
  }
  yield '\n]}\n';
}

function* writeTrig(page: WrittenFeedPage): Generator<string, void> {
  const trig = createTurtleWriter();
  trig.write(describeFeed(page));
  for (const event of page.events) {
    trig.write({ id: page.feedUrl, types: [], facts: [['member', mention(event.url)]] });
    trig.write(describeActivity(event));
    const payload = payloadOf(event);
    if (payload !== null) trig.write(payload, event.url);
    yield trig.taken();
  }
  trig.end();
  yield trig.taken();
}

const writers: Record<FeedFormat, (page: WrittenFeedPage) => Generator<string, void>> = {
  jsonld: writeJsonLd,
  trig: writeTrig,
};

/**
 * A page of a DCAT-AP Feed (LDES 1.0 and ActivityStreams, https://semiceu.github.io/LDES-DCAT-AP-feeds/), in chunks of
 * text: every event an activity, what it carries in the graph of the activity's name.
 */
export const writeFeedPage = (format: FeedFormat, page: WrittenFeedPage): Generator<string, void> =>
  writers[format](page);
