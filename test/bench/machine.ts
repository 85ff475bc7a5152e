import { execFileSync } from 'node:child_process';
import { cpus, loadavg, release, totalmem, type as systemType } from 'node:os';
import { root } from './paths.ts';

export type MachineFacts = {
  cores: number;
  processor: string;
  memoryGb: number;
  /** Work of others at the start, in cores: figures of a busy machine are not the product's. */
  loadAtStart: number;
  system: string;
  node: string;
  commit: string;
};

function git(...args: string[]): string {
  try {
    return execFileSync('git', args, {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  } catch {
    return '';
  }
}

export function machineFacts(): MachineFacts {
  const processors = cpus();
  const isChanged = git('status', '--porcelain') !== '';
  return {
    cores: processors.length,
    processor: processors[0]?.model ?? 'unknown',
    memoryGb: Math.round(totalmem() / 1e9),
    loadAtStart: loadavg()[0] ?? 0,
    system: `${systemType()} ${release()}`,
    node: process.version,
    commit: `${git('rev-parse', '--short', 'HEAD') || 'unknown'}${isChanged ? ' with changes' : ''}`,
  };
}
