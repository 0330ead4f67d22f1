import { spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { root } from './files.mjs';

const path = `${join(root, 'node_modules', '.bin')}${delimiter}${process.env.PATH}`;

/**
 * Runs a tool from the repository's root with its output shown, and resolves with its exit code; a tool stopped by a
 * signal or by the time limit counts as failed.
 */
export function run(command, args = [], { env = {}, stdout = 'inherit', limit } = {}) {
  const isNode = command === 'node';
  return new Promise((resolve) => {
    const child = spawn(isNode ? process.execPath : command, args, {
      cwd: root,
      env: { ...process.env, PATH: path, ...env },
      stdio: ['ignore', stdout, 'inherit'],
      shell: !isNode && process.platform === 'win32',
    });
    const forward = (signal) => child.kill(signal);
    const timer = limit ? setTimeout(() => stop(child, limit), limit) : undefined;
    process.on('SIGINT', forward).on('SIGTERM', forward);
    const finish = (code) => {
      clearTimeout(timer);
      process.off('SIGINT', forward).off('SIGTERM', forward);
      resolve(code ?? 1);
    };
    child.once('error', (error) => {
      process.stderr.write(`${command}: ${error.message}\n`);
      finish(1);
    });
    child.once('close', finish);
  });
}

function stop(child, limit) {
  process.stderr.write(`stopped after ${limit / 1000} s\n`);
  child.kill('SIGTERM');
  setTimeout(() => child.kill('SIGKILL'), 5_000).unref();
}

/** Runs a tool and throws when it fails. */
export async function must(command, args, options) {
  const code = await run(command, args, options);
  if (code !== 0) throw new Error(`${command} ${args.slice(0, 3).join(' ')} ended with ${code}`);
}
