import assert from 'node:assert/strict';
import { once } from 'node:events';
import { describe, it } from 'node:test';
import { Worker } from 'node:worker_threads';
import { workerUrl } from './worker-url.js';

describe('workerUrl', () => {
  it('names the compiled file when the caller is compiled', () => {
    const url = workerUrl('echo-worker', 'file:///app/dist/store/store.js');

    assert.equal(url.href, 'file:///app/dist/store/echo-worker.js');
  });

  it('starts a TypeScript worker when the caller runs from source', async () => {
    const worker = new Worker(workerUrl('fixtures/echo-worker', import.meta.url), { workerData: 'hello' });

    worker.postMessage('there');
    const [answer] = (await once(worker, 'message')) as [string];

    assert.equal(answer, 'hello there');
    await worker.terminate();
  });
});
