import { everyItem } from '../../integration/support/http.ts';
import type { HubProcess } from '../../integration/support/hub-process.ts';
import { until } from '../../integration/support/until.ts';

type Letter = { recipient: string; body: string };

/** The newest link that begins with `path` among what was written to somebody, as read in the coordinator's outbox. */
export function linkSentTo(
  hub: Pick<HubProcess, 'url'>,
  coordinatorToken: string,
  { recipient, path }: { recipient: string; path: string },
): Promise<string> {
  return until(`a letter with ${path} for ${recipient}`, async () => {
    const letters = await everyItem<Letter>(hub, '/api/v1/messages', coordinatorToken);
    for (const letter of letters) {
      if (letter.recipient !== recipient) continue;
      const link = letter.body.split(/\s/).find((word) => word.startsWith(`${hub.url}${path}`));
      if (link !== undefined) return link;
    }
    return null;
  });
}
