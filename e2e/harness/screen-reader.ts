import type { CDPSession, Page } from 'playwright-core';

/** A node of the browser's accessibility tree, as the DevTools protocol tells it. */
type TreeNode = Awaited<ReturnType<typeof treeOf>>[number];

/** What was said, and whether it interrupted what was being read. */
export interface Announcement {
  readonly words: string;
  readonly isInterrupting: boolean;
}

/** Whether an outline is as expected. */
type Claim = (outline: readonly string[]) => boolean;

/** Names in the outline what a control can be or do; anything else of a node is left out. */
const claims = [
  'pressed',
  'expanded',
  'checked',
  'selected',
  'disabled',
  'busy',
  'focused',
  'keyshortcuts',
] as const;
/** Roles that a reader passes over on its way to what is in them. */
const silent = new Set(['none', 'generic', 'InlineTextBox', 'LabelText', 'paragraph']);
const everyMs = 40;

/**
 * Reads a page as a screen reader does: from Chromium's own accessibility tree and nothing else. Keeps what the live regions
 * said, in order. A polite region is heard only if it was in the tree before its words were (ARIA 1.2, 6.6.1), also when a dialog
 * was over it meanwhile; an alert is heard also when it comes together with its words. Of a region that is not atomic only what
 * is new is said.
 */
export class ScreenReader {
  readonly #session: CDPSession;
  readonly #heard: Announcement[] = [];
  readonly #regions = new Map<number, readonly string[]>();
  #next = 0;
  #reading: Promise<void>;
  #isOver = false;

  private constructor(session: CDPSession, first: readonly TreeNode[]) {
    this.#session = session;
    this.#compare(first, true);
    this.#reading = this.#read();
  }

  static async on(page: Page): Promise<ScreenReader> {
    const session = await page.context().newCDPSession(page);
    await session.send('Accessibility.enable');
    return new ScreenReader(session, await treeOf(session));
  }

  /** Everything that was said so far. */
  get heard(): readonly Announcement[] {
    return [...this.#heard];
  }

  /** Waits until `words` are said, after what was waited for last. @throws with everything that was said instead */
  async hears(words: string | RegExp): Promise<Announcement> {
    const isSaid = (said: string): boolean => (typeof words === 'string' ? said === words : words.test(said));
    for (let tries = 0; tries * everyMs < 20_000; tries += 1) {
      const at = this.#heard.findIndex(({ words: said }, index) => index >= this.#next && isSaid(said));
      const found = this.#heard[at];
      this.#next = found ? at + 1 : this.#next;
      if (found) return found;
      await this.#turn();
    }
    const instead = this.#heard.map(({ words: said }) => said).join(' | ');
    throw new Error(`Nothing says “${String(words)}”, but: ${instead}`);
  }

  /**
   * What a reader comes by in the first node of this role and name, one line each: role, “name”, what it is or does, and its
   * description in brackets.
   */
  async outline(role: string, name?: string): Promise<readonly string[]> {
    const nodes = await treeOf(this.#session);
    const start = nodes.find(
      (node) => roleOf(node) === role && (name === undefined || nameOf(node) === name),
    );
    return start ? lines(start, nodes, 0) : [];
  }

  /** Waits until the focus is on this control: its role and its name. @throws with what has it instead */
  async isOn(control: string | RegExp): Promise<void> {
    const isThere = (found: string): boolean =>
      typeof control === 'string' ? found === control : control.test(found);
    const found = await this.#until(() => this.focus(), isThere);
    if (found !== true) throw new Error(`The focus is on ${found}, not on ${String(control)}`);
  }

  /** Waits until the first node of this role and name reads so. @throws with what it reads instead */
  async reads(place: readonly [role: string, name?: string], isRight: Claim): Promise<void> {
    const found = await this.#until(() => this.outline(...place), isRight);
    if (found !== true) throw new Error(`It reads ${found.join('\n')}`);
  }

  /** The control that has the focus: its role and its name. */
  async focus(): Promise<string> {
    const nodes = await treeOf(this.#session);
    const focused = nodes.filter((node) => propertyOf(node, 'focused') === true).at(-1);
    return focused ? `${roleOf(focused)} “${nameOf(focused)}”` : 'nothing';
  }

  /** Ends the reading; the page may close after it. */
  async stop(): Promise<void> {
    this.#isOver = true;
    await this.#reading;
    await this.#session.detach();
  }

  async #read(): Promise<void> {
    while (!this.#isOver) {
      this.#compare(await treeOf(this.#session), false);
      await this.#turn();
    }
  }

  /** @returns true, or what was there last */
  async #until<Found>(find: () => Promise<Found>, isRight: (found: Found) => boolean): Promise<true | Found> {
    let found = await find();
    for (let tries = 0; tries * everyMs < 10_000 && !isRight(found); tries += 1) {
      await this.#turn();
      found = await find();
    }
    return isRight(found) || found;
  }

  #turn(): Promise<void> {
    return new Promise((resolve) => setTimeout(resolve, everyMs));
  }

  #compare(nodes: readonly TreeNode[], isFirst: boolean): void {
    for (const node of nodes) {
      const live = propertyOf(node, 'live');
      const id = node.backendDOMNodeId;
      if (node.ignored || id === undefined || (live !== 'polite' && live !== 'assertive')) continue;
      const texts = textsIn(node, nodes);
      const before = this.#regions.get(id);
      this.#regions.set(id, texts.map(printOf));
      if (isFirst || (before === undefined && live !== 'assertive')) continue;
      const added = texts.filter((text) => before?.includes(printOf(text)) !== true);
      if (added.length === 0) continue;
      const read = propertyOf(node, 'atomic') === true ? texts : added;
      const words = read.map(nameOf).join(' ').replace(/\s+/g, ' ').trim();
      if (words) this.#heard.push({ words, isInterrupting: live === 'assertive' });
    }
  }
}

async function treeOf(session: CDPSession) {
  return (await session.send('Accessibility.getFullAXTree')).nodes;
}

const roleOf = (node: TreeNode): string => String(node.role?.value ?? '');
const nameOf = (node: TreeNode): string => String(node.name?.value ?? '');
/** Tells a text from the same words written anew, which are read out again. */
const printOf = (text: TreeNode): string => `${text.backendDOMNodeId}:${nameOf(text)}`;

function propertyOf(node: TreeNode, name: string): string | boolean | undefined {
  const found: unknown = node.properties?.find((property) => property.name === name)?.value.value;
  return typeof found === 'string' || typeof found === 'boolean' ? found : undefined;
}

function childrenOf(node: TreeNode, nodes: readonly TreeNode[]): TreeNode[] {
  return (node.childIds ?? []).flatMap((id) => nodes.find(({ nodeId }) => nodeId === id) ?? []);
}

function textsIn(node: TreeNode, nodes: readonly TreeNode[]): TreeNode[] {
  return childrenOf(node, nodes).flatMap((child) =>
    roleOf(child) === 'StaticText' ? child : textsIn(child, nodes),
  );
}

function lines(node: TreeNode, nodes: readonly TreeNode[], depth: number): string[] {
  const isSaid = !node.ignored && !silent.has(roleOf(node));
  const isRead = roleOf(node) === 'button'; // a button's words are its name
  const inner = isRead
    ? []
    : childrenOf(node, nodes).flatMap((child) => lines(child, nodes, isSaid ? depth + 1 : depth));
  return isSaid ? [`${'  '.repeat(depth)}${line(node)}`, ...inner] : inner;
}

function line(node: TreeNode): string {
  if (roleOf(node) === 'StaticText') return `“${nameOf(node)}”`;
  const found = claims.flatMap((claim) => {
    const value = propertyOf(node, claim);
    if (value === undefined || (value === false && claim !== 'expanded')) return [];
    return value === 'false' && claim !== 'pressed' ? [] : `${claim}=${String(value)}`;
  });
  const description = String(node.description?.value ?? '');
  const name = nameOf(node);
  return [roleOf(node), name && `“${name}”`, ...found, description && `(${description})`]
    .filter(Boolean)
    .join(' ');
}
