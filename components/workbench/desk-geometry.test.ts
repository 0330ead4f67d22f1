import { expect, waitUntil } from '@open-wc/testing';
import {
  aCall,
  anEndedCall,
  aPresence,
  aRingingCall,
  testTime,
  type TestWorkbenchOptions,
} from '../../src/testing/index.js';
import { find, openDesk, type OpenDesk } from './fixtures/open-desk.js';

const interactive =
  'button, a[href], input:not([type=hidden]), select, textarea, [role=tab], [role=switch], [role=option], [role^=menuitem], [role=slider]';
/** WCAG 2.2, 1.4.12. */
const spacing = new CSSStyleSheet();
spacing.replaceSync(
  '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }',
);

const inCall: TestWorkbenchOptions = {
  snapshot: { calls: [aCall()], presence: aPresence({ state: 'busy' }) },
};
const states: readonly (readonly [string, TestWorkbenchOptions, string, string])[] = [
  ['idle', {}, '.all', 'tccc-desk-idle'],
  [
    'a ringing call',
    { snapshot: { calls: [aRingingCall()], presence: aPresence({ state: 'ringing' }) } },
    '.answer',
    'tccc-incoming-call',
  ],
  ['a call', inCall, '.tile', 'tccc-call-panel'],
  [
    'wrap-up',
    {
      snapshot: {
        calls: [anEndedCall()],
        presence: aPresence({ state: 'wrapUp', wrapUpEndsAt: testTime + 20_000, wrapUpMs: 30_000 }),
      },
    },
    '[part=return]',
    'tccc-call-panel',
  ],
];

/** Every element of the desk, those in its parts too. */
function* within(root: ParentNode): Generator<HTMLElement> {
  for (const element of root.querySelectorAll<HTMLElement>('*')) {
    yield element;
    if (element.shadowRoot) yield* within(element.shadowRoot);
  }
}

const nameOf = (element: HTMLElement): string => {
  const host = (element.getRootNode() as ShadowRoot).host.localName;
  return `${host} ${element.localName}.${element.className} “${element.textContent.trim().slice(0, 20)}”`;
};
const isDrawn = (element: HTMLElement): boolean =>
  element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) &&
  element.getClientRects().length > 0 &&
  !element.closest('.visually-hidden');

/** A radio or a box is as large as its label. */
function target(element: HTMLElement): DOMRect {
  const label = element instanceof HTMLInputElement ? element.closest('label') : null;
  return (label ?? element).getBoundingClientRect();
}

function tooSmall(root: ParentNode): string[] {
  return [...within(root)]
    .filter((element) => element.matches(interactive) && isDrawn(element))
    .filter((element) => {
      const { width, height } = target(element);
      return width < 24 || height < 24;
    })
    .map(
      (element) =>
        `${nameOf(element)} ${Math.round(target(element).width)}×${Math.round(target(element).height)}`,
    );
}

/** What cuts its own words off below, or lets a control's words run out of it. */
function cutOff(root: ParentNode): string[] {
  return [...within(root)]
    .filter((element) => isDrawn(element) && hasWords(element))
    .filter((element) => {
      const { overflowY } = getComputedStyle(element);
      const isCut = /hidden|clip/.test(overflowY) && element.scrollHeight > element.clientHeight + 1;
      const isRunOut = element.matches('button') && element.scrollWidth > element.clientWidth + 1;
      return isCut || isRunOut;
    })
    .map(nameOf);
}

const hasWords = (element: HTMLElement): boolean =>
  [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim()) ||
  element.matches('button');

async function shown([, options, selector, part]: (typeof states)[number], width: number): Promise<OpenDesk> {
  const made = await openDesk(options, width);
  if (options === inCall) made.line.ring('call-1', true);
  await waitUntil(() => find(made.desk, selector, part), `no ${selector}`);
  await new Promise(requestAnimationFrame);
  return made;
}

async function openRecords(width: number): Promise<OpenDesk> {
  const made = await openDesk({}, width);
  const all = (): HTMLElement | null => find(made.desk, '.all', 'tccc-desk-idle');
  await waitUntil(all, 'no way to the records');
  all()!.click();
  await waitUntil(() => find(made.desk, '.row', 'tccc-call-records'), 'no record');
  await new Promise(requestAnimationFrame);
  return made;
}

const scenes: readonly (readonly [string, (width: number) => Promise<OpenDesk>])[] = [
  ...states.map((state) => [state[0], (width: number) => shown(state, width)] as const),
  ['records', openRecords],
];

describe('the geometry of <tccc-workbench>', () => {
  for (const [name, open] of scenes) {
    for (const width of [1280, 320]) {
      it(`B10: every target has 24 pixels either way, ${name} at ${width}`, async () => {
        const { desk } = await open(width);

        expect(tooSmall(desk.renderRoot)).to.deep.equal([]);
      });
    }

    it(`B10: nothing runs out sideways at 320, ${name}`, async () => {
      const { desk } = await open(320);
      const right = desk.getBoundingClientRect().right;

      expect(find(desk, '.base')!.scrollWidth).to.equal(320);
      const beyond = [...within(desk.renderRoot)].filter(
        (element) =>
          element.matches('button, input, select, textarea') &&
          isDrawn(element) &&
          target(element).right > right + 1,
      );
      expect(beyond.map(nameOf)).to.deep.equal([]);
    });

    it(`B10: wider letters, words and lines cut nothing off, ${name}`, async () => {
      const { desk } = await open(1280);
      for (const element of [desk, ...within(desk.renderRoot)])
        element.shadowRoot?.adoptedStyleSheets.push(spacing);
      for (let frames = 0; frames < 2; frames += 1) await new Promise(requestAnimationFrame);

      expect(cutOff(desk.renderRoot)).to.deep.equal([]);
    });
  }
});
