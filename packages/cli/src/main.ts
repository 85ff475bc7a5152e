import { conformCommand, conformUsage } from './conform/conform-command.ts';
import { geoCommand, geoUsage } from './geo/geo-command.ts';
import { ledgerCommand, ledgerUsage } from './ledger/ledger-command.ts';
import { memorandumCommand, memorandumUsage } from './memorandum/memorandum-command.ts';
import { nodeCommand, nodeUsage } from './node/node-command.ts';
import { publishUsage } from './publish/publish-call.ts';
import { publishCommand } from './publish/publish.ts';
import { validateCommand, validateUsage } from './validate.ts';

const commands = {
  validate: validateCommand,
  publish: publishCommand,
  ledger: ledgerCommand,
  conform: conformCommand,
  node: nodeCommand,
  memorandum: memorandumCommand,
  geo: geoCommand,
};
const usage = `Uso: rma <orden>\n\n${validateUsage}\n\n${publishUsage}\n\n${ledgerUsage}\n\n${conformUsage}\n\n${nodeUsage}\n\n${memorandumUsage}\n\n${geoUsage}\n`;

const [name = '', ...rest] = process.argv.slice(2);
const command = Object.hasOwn(commands, name) ? commands[name as keyof typeof commands] : null;
if (command === null) {
  process.stderr.write(usage);
  process.exitCode = 2;
} else {
  process.exitCode = await command(rest, {
    out: (text) => process.stdout.write(text),
    problem: (text) => process.stderr.write(text),
  });
}
