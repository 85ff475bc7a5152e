import { expect, test } from 'vitest';
import { isDeclaredRobot } from './robots.ts';

test.each([
  'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)',
  'Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)',
  'facebookexternalhit/1.1',
  'ia_archiver',
  'Mozilla/5.0 (compatible; AhrefsBot/7.0; +http://ahrefs.com/robot/)',
  'GPTBot/1.2',
  'RedMexicoAbierto/0.1 (+https://datos.example; datos@datos.example)',
])('%s declares itself a robot', (agent) => {
  expect(isDeclaredRobot(agent)).toBe(true);
});

test.each([
  'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
  'Mozilla/5.0 (Linux; Android 15; CUBOT X90) AppleWebKit/537.36 Chrome/141.0 Mobile Safari/537.36',
  'curl/8.5.0',
  'python-requests/2.32.3',
  'R (4.4.1 x86_64-pc-linux-gnu)',
  undefined,
])('%s reads for somebody', (agent) => {
  expect(isDeclaredRobot(agent)).toBe(false);
});
