import type { Flow, FlowNode } from './flow.js';

/** What is wrong with a flow and where: keys from the flow down, e.g. `['nodes', 'menu', 'keys', '1', 'next']`. */
export interface FlowProblem {
  readonly path: readonly string[];
  readonly message: string;
}

interface Edge {
  readonly path: readonly string[];
  readonly to: string;
}

/**
 * What the shape alone can't tell of a flow: steps and groups that are not there, steps nobody comes to, steps that lead
 * to no end, and rounds a silent customer would never leave.
 *
 * @param groupIds - the centre's skill groups
 * @returns an empty list for a flow that can be run
 */
export function checkFlow(flow: Flow, groupIds: readonly string[]): FlowProblem[] {
  const nodes = new Map(Object.entries(flow.nodes));
  const missing = [{ path: ['start'], to: flow.start }, ...[...nodes].flatMap(edgesOf)]
    .filter(({ to }) => !nodes.has(to))
    .map(({ path, to }) => ({ path, message: `there is no step "${to}"` }));
  const own = [...nodes].flatMap(([id, node]) => problemsOf(node, groupIds, ['nodes', id]));
  // Ways through a flow with holes would only repeat the same complaint.
  return missing.length > 0 ? [...missing, ...own] : [...own, ...wayProblems(flow.start, nodes)];
}

function problemsOf(node: FlowNode, groupIds: readonly string[], path: readonly string[]): FlowProblem[] {
  if (node.type === 'transfer' && !groupIds.includes(node.group))
    return [{ path: [...path, 'group'], message: `there is no group "${node.group}"` }];
  if (node.type === 'menu' && Object.keys(node.keys).length === 0)
    return [{ path: [...path, 'keys'], message: 'a menu needs at least one key' }];
  if (node.type === 'collect' && node.minDigits > node.maxDigits)
    return [{ path: [...path, 'minDigits'], message: `must not be more than maxDigits, ${node.maxDigits}` }];
  return [];
}

function wayProblems(start: string, nodes: ReadonlyMap<string, FlowNode>): FlowProblem[] {
  const reached = reachable(start, nodes);
  const endless = [...reached].filter((id) => ![...reachable(id, nodes)].some((to) => isEnd(nodes.get(to))));
  const rounds = [...reached].filter((id) => !endless.includes(id) && isInSilentRound(id, nodes));
  const at = (ids: readonly string[], message: string): FlowProblem[] =>
    ids.map((id) => ({ path: ['nodes', id], message }));
  return [
    ...at(
      [...nodes.keys()].filter((id) => !reached.has(id)),
      'no step leads here',
    ),
    ...at(endless, 'no way from here leads to an end (return, transfer or hangUp)'),
    ...at(rounds, 'without a key the customer would hear this again and again for ever'),
  ];
}

function isEnd(node: FlowNode | undefined): boolean {
  return node?.type === 'return' || node?.type === 'transfer' || node?.type === 'hangUp';
}

function reachable(from: string, nodes: ReadonlyMap<string, FlowNode>): Set<string> {
  const found = new Set([from]);
  for (const id of found) {
    const node = nodes.get(id);
    if (node) for (const { to } of edgesOf([id, node])) found.add(to);
  }
  return found;
}

/** Whether a customer who presses nothing comes back to this step: each step has one way on without a key. */
function isInSilentRound(from: string, nodes: ReadonlyMap<string, FlowNode>): boolean {
  const passed = new Set<string>();
  for (let id = silentWay(nodes.get(from)); id !== null; id = silentWay(nodes.get(id))) {
    if (id === from) return true;
    if (passed.has(id)) return false;
    passed.add(id);
  }
  return false;
}

function silentWay(node: FlowNode | undefined): string | null {
  if (node?.type === 'say') return node.next;
  return node?.type === 'menu' || node?.type === 'collect' ? node.otherwise : null;
}

function edgesOf([id, node]: readonly [string, FlowNode]): Edge[] {
  const edge = (to: string, ...path: string[]): Edge => ({ path: ['nodes', id, ...path], to });
  switch (node.type) {
    case 'say':
      return [edge(node.next, 'next')];
    case 'menu':
      return [
        ...Object.entries(node.keys).map(([key, { next }]) => edge(next, 'keys', key, 'next')),
        edge(node.otherwise, 'otherwise'),
      ];
    case 'collect':
      return [edge(node.next, 'next'), edge(node.otherwise, 'otherwise')];
    default:
      return [];
  }
}
