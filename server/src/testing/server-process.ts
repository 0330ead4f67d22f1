import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../main.ts', import.meta.url));

/** The server as its operator runs it: a process of its own, told what to do by its environment and by signals. */
export class ServerProcess {
  readonly output: { stdout: string; stderr: string } = { stdout: '', stderr: '' };
  readonly exited: Promise<number | null>;
  readonly #child: ChildProcess;

  constructor(environment: Readonly<Record<string, string>>) {
    this.#child = spawn(process.execPath, ['--conditions=source', '--import', 'tsx', program], {
      env: {
        ...process.env,
        PORT: '0',
        HOST: '127.0.0.1',
        PUBLIC_ADDRESS: '127.0.0.1',
        SIGN_INS_PER_MINUTE: '1000',
        ...environment,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.exited = once(this.#child, 'exit').then(([code]) => code as number | null);
    this.#child.stderr?.on('data', (text: Buffer) => (this.output.stderr += text.toString()));
    this.#child.stdout?.on('data', (text: Buffer) => (this.output.stdout += text.toString()));
  }

  /** Waits until it takes calls. @returns its address */
  async url(): Promise<string> {
    for (;;) {
      const url = /at (https?:\S+)/.exec(this.output.stdout)?.[1];
      if (url) return url;
      const ended = this.exited.then((code) =>
        Promise.reject(new Error(`The server ended with ${code}: ${this.output.stderr}`)),
      );
      await Promise.race([once(this.#child.stdout ?? this.#child, 'data'), ended]);
    }
  }

  signal(name: 'SIGTERM' | 'SIGINT' | 'SIGKILL'): void {
    this.#child.kill(name);
  }
}
