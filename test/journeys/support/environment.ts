/** Where the browser of the journeys is, when it is not where Debian puts it. */
export const chromiumPath: string = process.env['CHROMIUM_PATH'] || '/usr/bin/chromium';
