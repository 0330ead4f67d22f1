/** A step of a chart's table, or only where it leads. */
type Step =
  string | { readonly target?: string; readonly actions?: unknown; readonly guard?: string | Guard };

/** A named rule that a step depends on. */
export interface Guard {
  readonly type: string;
  readonly params?: unknown;
}

/** A state of a chart's table, as XState has it. */
export interface ChartNode {
  readonly on?: Readonly<Record<string, Step | readonly Step[]>>;
  readonly states?: Readonly<Record<string, ChartNode>>;
}

/** Where a chart stands: in a state, or in one of each region. */
export type ChartValue = string | { readonly [region: string]: ChartValue };

/** What is asked of a chart. */
interface Question {
  readonly value: ChartValue;
  /** The event's type. */
  readonly type: string;
  /** Tells whether a rule holds now. */
  readonly allows: (guard: Guard) => boolean;
}

/**
 * Whether a chart with this table would go somewhere or do something on an event: the answer of XState's `can`, without
 * what XState needs to run a chart.
 */
export function takes(table: ChartNode, { value, type, allows }: Question): boolean {
  const isEnabled = (step: Step): boolean => {
    if (typeof step === 'string' || step.guard === undefined) return true;
    return allows(typeof step.guard === 'string' ? { type: step.guard } : step.guard);
  };
  return stepsOf(table, value, (node) => [node.on?.[type] ?? []].flat().find(isEnabled)).some(
    (step) => typeof step === 'string' || step.target !== undefined || step.actions !== undefined,
  );
}

/** The steps that would be gone: of each region the innermost state's first. */
function stepsOf(
  node: ChartNode,
  value: ChartValue,
  stepOf: (node: ChartNode) => Step | undefined,
): readonly Step[] {
  const within = typeof value === 'string' ? ([[value, {}]] as const) : Object.entries(value);
  const inner = within.flatMap(([name, deeper]) => {
    const child = node.states?.[name];
    return child ? stepsOf(child, deeper, stepOf) : [];
  });
  const own = stepOf(node);
  return inner.length > 0 || own === undefined ? inner : [own];
}
