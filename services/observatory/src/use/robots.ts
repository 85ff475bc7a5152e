/**
 * Programs that say in their user agent that they go through sites by themselves: search engines, previews of links,
 * archives, monitors; and the harvesters of this product. Programs that people write (curl, Python) are not: they
 * read the data for somebody.
 */
const declared =
  /(?<!cu)bot\b|bot[/;_-]|crawl|spider|slurp|archiv|facebookexternalhit|whatsapp|embedly|preview|feedfetcher|monitor|uptime|pingdom|lighthouse|headless|redmexicoabierto/i;

/** Whether a user agent declares a robot. One that says nothing does not. */
export const isDeclaredRobot = (userAgent: string | undefined): boolean =>
  userAgent !== undefined && declared.test(userAgent);
