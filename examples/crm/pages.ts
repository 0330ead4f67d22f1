import { maskNumber } from 'tccc-workbench/model';
import { callLog } from './call-log.js';
import { customers, tickets, type Customer, type Ticket } from './customers.js';
import { make } from './dom.js';
import { words } from './words.js';

/** A telephone number that dials; the number itself stays out of the page. */
function phoneLink(customer: Customer): HTMLElement {
  const shown = maskNumber(customer.number);
  return make(
    'button',
    { type: 'button', class: 'phone', 'data-dial': customer.id, title: words.callNow(customer.name) },
    shown,
  );
}

function nameLink(customer: Customer): HTMLElement {
  return make('a', { href: `#/customer/${customer.id}` }, customer.name);
}

function card(title: string, ...content: Node[]): HTMLElement {
  return make('section', { class: 'card' }, make('h2', {}, title), ...content);
}

function table(head: readonly string[], rows: readonly (readonly (Node | string)[])[]): HTMLElement {
  const headRow = make('tr', {}, ...head.map((text) => make('th', { scope: 'col' }, text)));
  const body = rows.map((cells) => make('tr', {}, ...cells.map((cell) => make('td', {}, cell))));
  return make(
    'div',
    { class: 'scroll' },
    make('table', {}, make('thead', {}, headRow), make('tbody', {}, ...body)),
  );
}

function tag(text: string, isQuiet = false): HTMLElement {
  return make('span', { class: isQuiet ? 'tag quiet' : 'tag' }, text);
}

function header(...content: (Node | string)[]): HTMLElement {
  return make('header', {}, ...content);
}

function ticketRow(ticket: Ticket): (Node | string)[] {
  const customer = customers.find(({ id }) => id === ticket.customerId);
  const state = ticket.isClosed
    ? tag(words.finished, true)
    : ticket.isOverdue
      ? tag(words.overdue)
      : tag(words.pending, true);
  return [
    ticket.due,
    customer ? nameLink(customer) : '—',
    customer ? phoneLink(customer) : '—',
    ticket.subject,
    state,
  ];
}

const ticketHead = [words.time, words.customer, words.phone, words.subject, words.state];

/** 首页: what there is to do today. */
export function homePage(): Node[] {
  const open = tickets.filter(({ isClosed }) => !isClosed);
  const figures = [
    [words.open, open.length],
    [words.done, tickets.length - open.length],
    [words.overdue, open.filter(({ isOverdue }) => isOverdue).length],
  ] as const;
  const cards = figures.map(([text, count]) =>
    make('div', { class: 'card figure' }, make('span', {}, text), make('b', {}, String(count))),
  );
  const notices = [words.notice1, words.notice2].map((text) => make('li', {}, text));
  return [
    header(make('h1', {}, words.today)),
    make(
      'div',
      { class: 'inside' },
      make('div', { class: 'figures' }, ...cards),
      card(words.todo, table(ticketHead, open.map(ticketRow))),
      card(words.calls, callLog()),
      card(words.notices, make('ul', { class: 'line' }, ...notices)),
    ),
  ];
}

/** 客户: everyone. */
export function customersPage(): Node[] {
  const rows = customers.map((customer) => [
    nameLink(customer),
    phoneLink(customer),
    customer.place,
    customer.plan,
    tag(words[customer.level], customer.level !== 'gold'),
  ]);
  const head = [words.customer, words.phone, words.place, words.plan, words.state];
  return [
    header(make('h1', {}, words.customers)),
    make('div', { class: 'inside' }, card(words.customers, table(head, rows))),
  ];
}

/** 工单: every ticket. */
export function ticketsPage(): Node[] {
  return [
    header(make('h1', {}, words.tickets)),
    make('div', { class: 'inside' }, card(words.tickets, table(ticketHead, tickets.map(ticketRow)))),
  ];
}

/** One customer; `isCalling` when a call opened the page. */
export function customerPage(customer: Customer, isCalling: boolean): Node[] {
  const facts: readonly (readonly [string, Node | string])[] = [
    [words.id, customer.id],
    [words.mobile, phoneLink(customer)],
    [words.place, customer.place],
    [words.plan, customer.plan],
    [words.ends, customer.contractEnds],
    [words.manager, customer.manager],
  ];
  const list = facts.map(([term, value]) => make('div', {}, make('dt', {}, term), make('dd', {}, value)));
  const orders = customer.orders.map(({ id, goods, isDone }) => [
    id,
    goods,
    isDone ? tag(words.finished, true) : tag(words.pending),
  ]);
  const notes = customer.notes.map(({ text, at }) => make('li', {}, text, make('small', {}, at)));
  return [
    header(
      make('a', { href: '#/customers', title: words.back }, words.customers),
      '/',
      make('b', {}, customer.name),
    ),
    make(
      'div',
      { class: 'who', 'data-customer': customer.id },
      make('span', { class: 'face', 'aria-hidden': 'true' }, customer.name.slice(0, 1)),
      make(
        'div',
        {},
        title(customer, isCalling),
        make('p', {}, `${words.years(customer.years)} · ${customer.place}`),
      ),
    ),
    make(
      'div',
      { class: 'inside' },
      card(words.overview, make('dl', {}, ...list)),
      card(
        words.orders,
        orders.length > 0
          ? table([words.order, words.goods, words.state], orders)
          : make('p', {}, words.none),
      ),
      card(words.calls, callLog(maskNumber(customer.number))),
      card(
        words.notes,
        notes.length > 0 ? make('ul', { class: 'line' }, ...notes) : make('p', {}, words.none),
      ),
    ),
  ];
}

function title(customer: Customer, isCalling: boolean): HTMLElement {
  const tags = [tag(words[customer.level], customer.level === 'normal')];
  if (isCalling) tags.push(tag(words.matched, true));
  return make('h1', {}, customer.name, ...tags);
}

/** A caller nobody knows yet; `onCreate` is given the name that was typed. */
export function strangerPage(number: string, onCreate: (name: string) => void): Node[] {
  const input = make('input', { name: 'name', required: '', autocomplete: 'off' });
  const form = make(
    'form',
    { class: 'new' },
    make('p', {}, words.unknownText(number)),
    make('label', {}, words.nameOfNew, input),
    make('button', { type: 'submit' }, words.create),
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    onCreate(input.value.trim());
  });
  return [
    header(make('a', { href: '#/customers' }, words.customers), '/', make('b', {}, words.unknown)),
    make('div', { class: 'inside' }, card(words.unknown, form)),
  ];
}
