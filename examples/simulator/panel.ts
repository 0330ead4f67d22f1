import type { CallOptions, Caller, Simulator } from 'tccc-workbench/adapters/simulator';
import { button, find, make } from './dom.js';
import { language, words } from './words.js';

/** Fills the side panel that drives the simulator. */
export function fillPanel(simulator: Simulator): void {
  const panel = find<HTMLElement>('#panel');
  panel.ariaLabel = words.title;
  panel.append(
    head(),
    section(words.caller, ...callIn(simulator), liveCallers(simulator)),
    section(words.time, ...fastForward(simulator)),
    section(words.faults, ...faults(simulator)),
    section(words.kick, kicks(simulator)),
    accounts(simulator),
    outcomes(),
  );
  wireOpener(panel);
}

function head(): HTMLElement {
  const other = language === 'zh-CN' ? 'en' : 'zh-CN';
  const link = make('a', { className: 'quiet', href: `?lang=${other}`, lang: other }, words.language);
  const theme = button(words.theme, toggleTheme, 'quiet');
  return make(
    'header',
    {},
    make('h1', {}, words.title),
    make('p', {}, words.about),
    make('div', { className: 'row' }, link, theme),
  );
}

function toggleTheme(): void {
  const { dataset } = document.documentElement;
  const isDark = dataset.tcccTheme
    ? dataset.tcccTheme === 'dark'
    : matchMedia('(prefers-color-scheme: dark)').matches;
  dataset.tcccTheme = isDark ? 'light' : 'dark';
}

function section(title: string, ...content: readonly Node[]): HTMLElement {
  return make('section', {}, make('h2', {}, title), ...content);
}

function callIn(simulator: Simulator): Node[] {
  const from = make('input', { id: 'from', type: 'tel', value: '13800138000', autocomplete: 'off' });
  const call = (options: Partial<CallOptions>): void => {
    from.setCustomValidity('');
    try {
      simulator.call({ from: from.value, ...options });
    } catch (error) {
      from.setCustomValidity(error instanceof Error ? error.message : String(error));
      from.reportValidity();
    }
  };
  from.oninput = () => from.setCustomValidity('');
  const form = make(
    'form',
    { className: 'call-in' },
    make('label', { htmlFor: 'from' }, words.from),
    from,
    make('button', { type: 'submit', className: 'primary' }, words.callIn),
  );
  form.onsubmit = (event) => {
    event.preventDefault();
    call({});
  };
  const presets: readonly (readonly [string, Partial<CallOptions>])[] = [
    [words.order, { group: 'aftersales' }],
    [words.menu, { to: '0514-85664128', keys: '2' }],
    [words.hasty, { patienceMs: 15_000 }],
    [words.blocked, { from: '13900000000' }],
  ];
  return [
    form,
    make(
      'div',
      { className: 'row', role: 'group', ariaLabel: words.presets },
      ...presets.map(([text, options]) => button(text, () => call(options))),
    ),
  ];
}

function liveCallers(simulator: Simulator): HTMLElement {
  const list = make('ul', { className: 'callers' });
  const nobody = make('p', { className: 'nobody' }, words.nobody);
  const show = (caller: Caller): void => {
    const item = callerItem(caller);
    list.append(item);
    nobody.hidden = true;
    caller.on('over', () => {
      item.remove();
      nobody.hidden = list.childElementCount > 0;
    });
  };
  for (const caller of simulator.callers) show(caller);
  simulator.on('caller', show);
  return make('div', {}, make('h3', {}, words.live), list, nobody);
}

function callerItem(caller: Caller): HTMLElement {
  const state = make('span', { className: 'hears' });
  const write = (): void => {
    state.textContent = caller.hears ? words[caller.hears] : '';
    state.dataset.hears = caller.hears ?? '';
  };
  caller.on('hears', write);
  write();
  const keys = ['1', '2', '3', '#'].map((key) => button(key, () => caller.press(key), 'key'));
  return make(
    'li',
    {},
    make('div', { className: 'who' }, make('strong', {}, caller.number), state),
    make(
      'div',
      { className: 'row' },
      make('span', { className: 'keys', role: 'group', ariaLabel: words.keys }, ...keys),
      button(words.hangUp, () => caller.hangUp(), 'danger'),
    ),
  );
}

function fastForward(simulator: Simulator): Node[] {
  const steps: readonly (readonly [string, number])[] = [
    [words.seconds, 10_000],
    [words.minute, 60_000],
    [words.tenMinutes, 600_000],
  ];
  return [
    make(
      'div',
      { className: 'row' },
      ...steps.map(([text, ms]) => button(text, () => simulator.advance(ms))),
    ),
  ];
}

function faults({ faults }: Simulator): Node[] {
  const network = button(words.cut, () => {
    const isCut = network.ariaPressed === 'true';
    if (isCut) faults.restoreNetwork();
    else faults.loseNetwork();
    network.ariaPressed = String(!isCut);
    network.textContent = isCut ? words.cut : words.mend;
  });
  network.ariaPressed = 'false';
  const weak = { roundTripMs: 480, jitterMs: 62, lossRatio: 0.08 };
  return [
    make(
      'div',
      { className: 'row' },
      network,
      button(words.audio, () => faults.loseAudio()),
      button(words.weak, () => faults.setQuality(weak)),
      button(words.refuse, () => faults.refuseNext('server/unavailable')),
      button(words.late, () => faults.timeoutNext()),
    ),
  ];
}

function kicks({ faults }: Simulator): HTMLElement {
  return make(
    'div',
    { className: 'row' },
    ...(['replaced', 'revoked', 'expired'] as const).map((reason) =>
      button(words[reason], () => faults.kickOut(reason)),
    ),
  );
}

function accounts(simulator: Simulator): HTMLElement {
  const codes = make('ul', { className: 'plain' });
  const details = make(
    'details',
    {},
    make('summary', {}, words.accounts),
    make(
      'ul',
      { className: 'plain' },
      ...simulator.accounts.map(({ email, password, mobile }) =>
        make(
          'li',
          {},
          make('code', {}, email),
          ` ${words.password} `,
          make('code', {}, password),
          mobile ? ` · ${mobile}` : '',
        ),
      ),
    ),
    make('h3', {}, words.codes),
    codes,
  );
  const write = (): void => {
    const sent = simulator.outbox.map(({ to, code }) => make('li', {}, `${to} `, make('code', {}, code)));
    codes.replaceChildren(...(sent.length > 0 ? sent : [make('li', {}, words.noCodes)]));
  };
  details.ontoggle = write;
  details.onpointerenter = write;
  return details;
}

function outcomes(): HTMLElement {
  const rows = Object.entries(words.outcomes).map(([digits, outcome]) =>
    make('tr', {}, make('th', { scope: 'row' }, digits), make('td', {}, outcome)),
  );
  return make(
    'details',
    {},
    make('summary', {}, words.outbound),
    make('p', {}, words.outboundAbout),
    make('table', {}, make('tbody', {}, ...rows)),
    make('p', {}, words.answered),
  );
}

/** On a small screen the panel lies over the desk, and opens and closes. */
function wireOpener(panel: HTMLElement): void {
  const opener = find<HTMLButtonElement>('.opener');
  const set = (isOpen: boolean): void => {
    panel.classList.toggle('open', isOpen);
    opener.ariaExpanded = String(isOpen);
    opener.textContent = isOpen ? words.close : words.open;
  };
  opener.onclick = () => set(!panel.classList.contains('open'));
  panel.onkeydown = ({ key }) => {
    if (key === 'Escape') set(false);
  };
  set(false);
}
