import { Worker } from 'node:worker_threads';
import { workerUrl } from '../base/worker-url.js';
import type { PgliteAnswer, PgliteRequest, PgliteResult } from './pglite-messages.js';

interface Waiting {
  readonly resolve: (result: PgliteResult) => void;
  readonly reject: (error: Error) => void;
}

interface QueryOptions {
  readonly rowMode?: 'array' | 'object';
}

/** What a failed statement was refused with. */
export class DatabaseError extends Error {
  override readonly name = 'DatabaseError';
  /** SQLSTATE, when the database gave one. */
  readonly code: string | null;

  constructor(message: string, code: string | null) {
    super(message);
    this.code = code;
  }
}

/**
 * The embedded database in a thread of its own, with the part of PGlite's interface that drizzle asks for. There is one
 * connection: a transaction has it alone, whatever else comes waits.
 */
export class PgliteClient {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  #nextId = 1;
  #turn: Promise<unknown> = Promise.resolve();
  #failure: Error | null = null;

  private constructor(worker: Worker) {
    this.#worker = worker;
    worker.on('message', (answer: PgliteAnswer) => this.#handleAnswer(answer));
    worker.on('error', (error) => this.#fail(error instanceof Error ? error : new Error(String(error))));
    worker.on('exit', () => this.#fail(new Error('The database thread has ended')));
  }

  /** Opens, or makes, the database in `directory`. */
  static async open(directory: string): Promise<PgliteClient> {
    const worker = new Worker(workerUrl('pglite-worker', import.meta.url), { workerData: { directory } });
    const client = new PgliteClient(worker);
    await new Promise<PgliteResult>((resolve, reject) => client.#waiting.set(0, { resolve, reject }));
    return client;
  }

  query(sql: string, params: readonly unknown[] = [], options: QueryOptions = {}): Promise<PgliteResult> {
    return this.#exclusively(() => this.#query(sql, params, options));
  }

  /** Runs several statements without parameters. */
  exec(sql: string): Promise<void> {
    return this.#exclusively(() => this.#exec(sql));
  }

  /** Runs `work` in a transaction: committed when it resolves, rolled back when it rejects. */
  transaction<Result>(work: (connection: PgliteConnection) => Promise<Result>): Promise<Result> {
    return this.#exclusively(async () => {
      await this.#exec('BEGIN');
      try {
        const result = await work({
          query: (sql, params = [], options = {}) => this.#query(sql, params, options),
          exec: (sql) => this.#exec(sql),
        });
        await this.#exec('COMMIT');
        return result;
      } catch (error) {
        await this.#exec('ROLLBACK');
        throw error;
      }
    });
  }

  async close(): Promise<void> {
    await this.#exclusively(() => this.#ask({ id: this.#nextId++, kind: 'close' }));
    await this.#worker.terminate();
  }

  #query(
    sql: string,
    params: readonly unknown[],
    { rowMode = 'object' }: QueryOptions,
  ): Promise<PgliteResult> {
    return this.#ask({ id: this.#nextId++, kind: 'query', sql, params, rowMode });
  }

  async #exec(sql: string): Promise<void> {
    await this.#ask({ id: this.#nextId++, kind: 'exec', sql });
  }

  #exclusively<Result>(work: () => Promise<Result>): Promise<Result> {
    const result = this.#turn.then(work);
    this.#turn = result.then(
      () => undefined,
      () => undefined,
    );
    return result;
  }

  #ask(request: PgliteRequest): Promise<PgliteResult> {
    if (this.#failure) return Promise.reject(this.#failure);
    return new Promise((resolve, reject) => {
      this.#waiting.set(request.id, { resolve, reject });
      this.#worker.postMessage(request);
    });
  }

  #handleAnswer(answer: PgliteAnswer): void {
    const waiting = this.#waiting.get(answer.id);
    this.#waiting.delete(answer.id);
    if ('failure' in answer) waiting?.reject(new DatabaseError(answer.failure.message, answer.failure.code));
    else waiting?.resolve(answer.result);
  }

  #fail(error: Error): void {
    this.#failure ??= error;
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const { reject } of waiting) reject(this.#failure);
  }
}

/** The connection inside of a transaction. */
export interface PgliteConnection {
  query(sql: string, params?: readonly unknown[], options?: QueryOptions): Promise<PgliteResult>;
  exec(sql: string): Promise<void>;
}
