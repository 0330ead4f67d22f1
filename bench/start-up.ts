// How long the server takes until calls can be taken: `npm run bench:start [rounds]`. Prints a Markdown table.
import { TestCentreProcess } from '../e2e/harness/centre.js';
import { head, row } from './percentiles.js';

const rounds = Number(process.argv[2] ?? 10);
const fresh: number[] = [];
const again: number[] = [];
const stopped: number[] = [];

for (let round = 0; round < rounds; round++) {
  const first = await timed(fresh, () => TestCentreProcess.start());
  await timed(stopped, () => first.stop());
  const second = await timed(again, () => TestCentreProcess.start({}, { folder: first.folder }));
  await second.dispose();
}

process.stdout.write(
  `${[head, row('start with an empty data directory → calls can be taken', fresh), row('start again', again), row('stop', stopped)].join('\n')}\n`,
);

async function timed<Answer>(measures: number[], work: () => Promise<Answer>): Promise<Answer> {
  const from = performance.now();
  const answer = await work();
  measures.push(performance.now() - from);
  return answer;
}
