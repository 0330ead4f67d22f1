// Draws docs/charts.md from the charts themselves; `--check` fails when the page is not what the charts say.
import { readFileSync, writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import { register } from 'tsx/esm/api';
import { join } from 'node:path';
import { root } from './files.mjs';

register();
const { agentMachine } = await import('../src/machines/agent-machine.ts');
const { callMachine } = await import('../src/machines/call-machine.ts');
const { deviceCheckMachine } = await import('../src/machines/device-check-machine.ts');

/** Every arrow that leaves `node`: where to, by which event, under which guards. */
function arrows(node) {
  const found = new Map();
  for (const [event, transitions] of node.transitions) {
    for (const { target, guard, actions } of transitions) {
      for (const { key } of target ?? [node]) {
        const name = label(event, guard, target === undefined ? actions : []);
        if (name !== null) found.set(`${key} ${name}`, `${node.key} --> ${key}: ${name}`);
      }
    }
  }
  for (const { target, guard } of node.always ?? []) {
    for (const { key } of target ?? []) found.set(key, `${node.key} --> ${key}: ${label('', guard, [])}`);
  }
  return [...found.values()];
}

function label(event, guard, actions) {
  const condition = guardName(guard);
  const act = actions.map((action) => action.type ?? action).join(', ');
  return [event, condition && `[${condition}]`, act && `/ ${act}`].filter(Boolean).join(' ');
}

function guardName(guard) {
  if (!guard) return '';
  if (typeof guard === 'string') return guard;
  const params = guard.params ? ` ${Object.values(guard.params).join(' ')}` : '';
  return `${guard.type}${params}`;
}

function region(node, indent = '  ') {
  const children = Object.values(node.states);
  const start = node.initial?.target?.[0]?.key;
  return [start && `[*] --> ${start}`, ...children.flatMap(arrows)]
    .filter(Boolean)
    .map((line) => indent + line);
}

function diagram(lines) {
  return ['```mermaid', 'stateDiagram-v2', ...lines, '```'].join('\n');
}

const page = `# Charts

Drawn from \`src/machines\` by \`node scripts/make-diagrams.mjs\`; \`npm run verify\` fails when this page and the charts differ.
An arrow reads: event, the guard that must hold, and what is remembered when the state stays.

## agent

An agent's presence. A presence chosen in \`ringing\`, \`busy\` or \`wrapUp\` is kept as \`next\` and entered when that ends.

${diagram(region(agentMachine.root))}

## call

One call; its regions stand side by side.

${Object.values(callMachine.root.states)
  .map((node) => `### ${node.key}\n\n${diagram(region(node))}`)
  .join('\n\n')}

## deviceCheck

小助手; five such regions stand side by side, one for each device.

### microphone

${diagram(region(deviceCheckMachine.root.states.microphone))}
`;

const path = join(root, 'docs/charts.md');
const wanted = await format(page, { ...(await resolveConfig(path)), parser: 'markdown' });
if (process.argv.includes('--check')) {
  if (readFileSync(path, 'utf8') !== wanted) {
    process.stderr.write('docs/charts.md is not what the charts say: run node scripts/make-diagrams.mjs\n');
    process.exitCode = 1;
  }
} else {
  writeFileSync(path, wanted);
}
