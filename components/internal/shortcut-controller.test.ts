import { expect, fixture } from '@open-wc/testing';
import { html, LitElement, type TemplateResult } from 'lit';
import {
  defaultShortcuts,
  ShortcutController,
  shortcutLabel,
  type ShortcutAction,
  type ShortcutMap,
} from './shortcut-controller.js';

class TestDesk extends LitElement {
  readonly ran: ShortcutAction[] = [];
  isNeeded = true;
  keys: ShortcutMap = {};
  readonly controller = new ShortcutController(this, {
    run: (action) => {
      this.ran.push(action);
      return this.isNeeded;
    },
    shortcuts: () => this.keys,
  });

  protected override render(): TemplateResult {
    return html`<button>Desk</button><input aria-label="text" /><input type="checkbox" aria-label="box" />`;
  }
}
customElements.define('test-shortcut-desk', TestDesk);

interface Key extends KeyboardEventInit {
  readonly on?: EventTarget;
}

function press({ on = document.body, ...init }: Key): KeyboardEvent {
  const event = new KeyboardEvent('keydown', { bubbles: true, composed: true, cancelable: true, ...init });
  on.dispatchEvent(event);
  return event;
}

const open = (): Promise<TestDesk> => fixture<TestDesk>(html`<test-shortcut-desk></test-shortcut-desk>`);
const inDesk = (desk: TestDesk, selector: string): Element => desk.renderRoot.querySelector(selector)!;

describe('ShortcutController', () => {
  const keys: readonly [KeyboardEventInit, ShortcutAction][] = [
    [{ code: 'KeyA', altKey: true }, 'answer'],
    [{ code: 'KeyM', altKey: true }, 'mute'],
    [{ code: 'KeyH', altKey: true }, 'hold'],
    [{ code: 'KeyX', altKey: true, shiftKey: true }, 'hang-up'],
    [{ code: 'KeyR', altKey: true }, 'return'],
    [{ code: 'KeyK', altKey: true }, 'extension'],
    [{ code: 'KeyP', altKey: true }, 'dial'],
    [{ code: 'KeyI', altKey: true }, 'presence'],
    [{ code: 'F6' }, 'area'],
  ];
  for (const [key, action] of keys) {
    it(`runs ${action} from anywhere in the page`, async () => {
      const desk = await open();

      const event = press(key);

      expect(desk.ran).to.deep.equal([action]);
      expect(event.defaultPrevented).to.equal(true);
    });
  }

  it('reads the place of the key, not its letter', async () => {
    const desk = await open();

    press({ code: 'KeyA', key: 'å', altKey: true });
    press({ code: 'KeyQ', key: 'a', altKey: true });

    expect(desk.ran).to.deep.equal(['answer']);
  });

  it('leaves a key to the browser that nobody needed', async () => {
    const desk = await open();
    desk.isNeeded = false;

    expect(press({ code: 'KeyA', altKey: true }).defaultPrevented).to.equal(false);
  });

  it('acts once for a held key, and never with Control (AltGr) or while an input method composes', async () => {
    const desk = await open();

    press({ code: 'KeyA', altKey: true, repeat: true });
    press({ code: 'KeyA', altKey: true, ctrlKey: true });
    press({ code: 'KeyA', altKey: true, metaKey: true });
    press({ code: 'KeyA', altKey: true, isComposing: true });
    press({ code: 'KeyX', altKey: true });

    expect(desk.ran).to.deep.equal([]);
  });

  it('lists the shortcuts by ? only inside the desk and outside of text fields', async () => {
    const desk = await open();

    press({ key: '?', code: 'Slash', shiftKey: true });
    press({ key: '?', code: 'Slash', shiftKey: true, on: inDesk(desk, '[aria-label="text"]') });
    expect(desk.ran).to.deep.equal([]);
    press({ key: '?', code: 'Slash', shiftKey: true, on: inDesk(desk, 'button') });
    press({ key: '?', code: 'Minus', shiftKey: true, on: inDesk(desk, '[type="checkbox"]') });

    expect(desk.ran).to.deep.equal(['list', 'list']);
  });

  it("takes the host's own keys, and lets it switch one off", async () => {
    const desk = await open();
    desk.keys = { answer: { code: 'F9', alt: false }, mute: null };

    press({ code: 'KeyA', altKey: true });
    press({ code: 'KeyM', altKey: true });
    press({ code: 'F9' });

    expect(desk.ran).to.deep.equal(['answer']);
    expect(desk.controller.shortcuts.mute).to.equal(null);
  });

  it('hears nothing after its host left', async () => {
    const desk = await open();
    desk.remove();

    press({ code: 'KeyA', altKey: true });

    expect(desk.ran).to.deep.equal([]);
  });

  it('B11: writes keys as a Mac does on a Mac', () => {
    expect(shortcutLabel({ code: 'KeyX', shift: true }, true)).to.equal('⌥ ⇧ X');
    expect(shortcutLabel({ code: 'F6', alt: false }, true)).to.equal('F6');
  });

  it('writes a key as it stands beside its button', () => {
    expect(Object.values(defaultShortcuts).map((key) => key && shortcutLabel(key))).to.deep.equal([
      'Alt A',
      'Alt M',
      'Alt H',
      'Alt Shift X',
      'Alt R',
      'Alt K',
      'Alt T',
      'Alt G',
      'Alt S',
      'Alt P',
      'Alt I',
      'F6',
      '?',
    ]);
  });
});
