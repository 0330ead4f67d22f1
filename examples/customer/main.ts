import { Telephone, type TelephoneConfig, type TelephoneState } from './telephone.js';
import { Ear } from './voice.js';
import { language, words } from './words.js';

/** The customer's telephone: one page, one number, as simple as a telephone. */

function find<Found extends Element>(selector: string): Found {
  const found = document.querySelector<Found>(selector);
  if (!found) throw new TypeError(`The page has no ${selector}`);
  return found;
}

const phone = find<HTMLElement>('.phone');
const own = find<HTMLSelectElement>('#own');
const centre = find<HTMLSelectElement>('#centre');
const callButton = find<HTMLButtonElement>('.call');
const hangUpButton = find<HTMLButtonElement>('.hang-up');
const muteButton = find<HTMLButtonElement>('.mute');
const error = find<HTMLElement>('.error');
const ear = new Ear();

let state: TelephoneState = 'connecting';
let since = 0;
let telephone: Telephone | undefined;

const lineWords: Partial<Record<TelephoneState, string>> = {
  connecting: words.connecting,
  offline: words.offline,
};
const stateWords: Record<TelephoneState, string> = {
  ...words,
  connecting: '',
  offline: '',
  refused: words.refused,
};

function show(next: TelephoneState, peer: string): void {
  if (next === 'talking' && state !== 'talking') since = Date.now();
  if (next === 'ended' || next === 'refused') ear.stop();
  state = next;
  phone.dataset.state = next;
  find('.line').textContent = lineWords[next] ?? words.ready;
  find('.state').textContent = stateWords[next];
  find('.peer').textContent = peer;
  const isFree = next === 'idle' || next === 'ended' || next === 'refused';
  callButton.disabled = !isFree && next !== 'ringing';
  callButton.textContent = next === 'ringing' ? words.answer : words.dial;
  hangUpButton.disabled = !['calling', 'ringing', 'talking'].includes(next);
  hangUpButton.textContent = next === 'ringing' ? words.decline : words.hangUp;
  muteButton.disabled = next !== 'talking';
  if (next !== 'talking') setMuted(false);
  own.disabled = !isFree;
}

function setMuted(isMuted: boolean): void {
  muteButton.setAttribute('aria-pressed', String(isMuted));
  muteButton.textContent = isMuted ? words.unmute : words.mute;
  telephone?.setMuted(isMuted);
}

function showTime(): void {
  const seconds = Math.floor((Date.now() - since) / 1000);
  const pad = (value: number): string => String(value).padStart(2, '0');
  const { hz, level } = ear.measure();
  phone.dataset.heardHz = String(hz);
  phone.dataset.level = level.toFixed(4);
  find('.time').textContent =
    state === 'talking' ? `${pad(Math.floor(seconds / 60))}:${pad(seconds % 60)}` : '';
  find<HTMLElement>('.bar').style.transform = `scaleX(${Math.min(1, level * 4)})`;
  find('.heard output').textContent = state !== 'talking' ? '' : hz === 0 ? words.silence : words.hears(hz);
}

/** Carries out what a button asks; a refused microphone is told, never swallowed. */
function act(work: Promise<void> | undefined): void {
  error.textContent = '';
  work?.catch((reason: unknown) => {
    const isMicrophone = reason instanceof DOMException;
    error.textContent = isMicrophone ? words.microphone : String(reason);
  });
}

function addKeys(): void {
  for (const key of '123456789*0#') {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = key;
    button.addEventListener('click', () => telephone?.press(key));
    find('.keys').append(button);
  }
}

function fill(select: HTMLSelectElement, values: readonly string[]): void {
  select.replaceChildren(...values.map((value) => new Option(value, value)));
}

async function start(): Promise<void> {
  document.documentElement.lang = language;
  for (const label of document.querySelectorAll<HTMLElement>('[data-text]')) {
    label.textContent = label.dataset.text === 'iAm' ? words.iAm : words.call;
  }
  addKeys();
  show('connecting', '');
  const answer = await fetch('/customer/config.json');
  if (!answer.ok) throw new Error(words.noDemo);
  const config = (await answer.json()) as TelephoneConfig;
  const query = new URLSearchParams(location.search);
  fill(
    own,
    config.phones.map(({ number }) => number),
  );
  fill(centre, config.numbers);
  const asked = query.get('phone');
  const account = config.phones.find(({ number }) => number === asked) ?? config.phones[0];
  if (!account) throw new Error(words.noDemo);
  own.value = account.number;
  own.addEventListener('change', () => {
    query.set('phone', own.value);
    location.search = query.toString();
  });
  telephone = new Telephone({ config, account, onChange: show, onStream: playAndListen });
  await telephone.start();
}

const speaker = new Audio();

function playAndListen(stream: MediaStream): void {
  speaker.srcObject = stream;
  act(speaker.play());
  ear.listen(stream);
}

callButton.addEventListener('click', () =>
  act(state === 'ringing' ? telephone?.answer() : telephone?.call(centre.value)),
);
hangUpButton.addEventListener('click', () => act(telephone?.hangUp()));
muteButton.addEventListener('click', () => setMuted(muteButton.getAttribute('aria-pressed') !== 'true'));
setInterval(showTime, 100);
act(start());
