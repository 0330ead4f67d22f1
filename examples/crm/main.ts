import 'tccc-workbench/define';
import { createHttpCentre } from 'tccc-workbench/adapters/http';
import { createSipLine } from 'tccc-workbench/adapters/sip';
import { clickToDial } from 'tccc-workbench/click-to-dial';
import { createWorkbench } from 'tccc-workbench/headless';
import { maskNumber } from 'tccc-workbench/model';
import { followCalls } from './call-log.js';
import { addCustomer, customers, type Customer } from './customers.js';
import { find } from './dom.js';
import { customerPage, customersPage, homePage, strangerPage, ticketsPage } from './pages.js';
import { railIcon, type RailPage } from './rail-icons.js';
import { language, words } from './words.js';

/** A CRM with the agent's desk inside: the desk fills the page 客服, and stands beside every other page. */

const query = new URLSearchParams(location.search);
const crm = find<HTMLElement>('.crm');
const desk = find<HTMLElementTagNameMap['tccc-workbench']>('tccc-workbench');
const isRaw = query.has('raw-audio');
const raw = { echoCancellation: false, noiseSuppression: false, autoGainControl: false };

/** The number of the customer whose call opened the page. */
let caller: string | null = null;

function openRail(page: string): void {
  document.body.dataset.page = page;
  for (const link of document.querySelectorAll<HTMLAnchorElement>('.rail a')) {
    const isHere = link.dataset.page === page;
    if (isHere) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  }
  // The CRM's page lives in the desk's third area, or beside the docked desk.
  const place = page === 'desk' ? desk : find('.stage');
  if (crm.parentElement !== place) place.prepend(crm);
}

function show(content: readonly Node[]): void {
  crm.replaceChildren(...content);
  crm.scrollTop = 0;
}

/** The centre masks numbers, so the CRM compares what both sides show. */
function findByNumber(number: string): Customer | undefined {
  return customers.find((customer) => customer.number === number || maskNumber(customer.number) === number);
}

function route(): void {
  const [page = 'desk', id] = location.hash.replace(/^#\/?/, '').split('/');
  if (page === 'customer') return openCustomer(customers.find((customer) => customer.id === id));
  caller = null;
  if (page === 'customers') show(customersPage());
  else if (page === 'tickets') show(ticketsPage());
  else show(homePage());
  openRail(['home', 'customers', 'tickets'].includes(page) ? page : 'desk');
}

function openCustomer(customer: Customer | undefined): void {
  if (!customer) return void (location.hash = '#/customers');
  show(customerPage(customer, caller !== null && findByNumber(caller) === customer));
  openRail(document.body.dataset.page === 'desk' ? 'desk' : 'customers');
}

/** Opens who calls, in the area the agent is looking at. */
function popScreen(number: string): void {
  caller = number;
  const customer = findByNumber(number);
  if (customer) {
    history.replaceState(null, '', `#/customer/${customer.id}`);
    return openCustomer(customer);
  }
  show(
    strangerPage(number, (name) => {
      const created = addCustomer(name, number);
      location.hash = `#/customer/${created.id}`;
    }),
  );
}

document.documentElement.lang = language;
document.title = words.title;
const theme = query.get('theme');
if (theme) document.documentElement.dataset.tcccTheme = theme;
for (const link of document.querySelectorAll<HTMLAnchorElement>('.rail a')) {
  const page = link.dataset.page as RailPage;
  link.append(railIcon(page), words[page]);
}

desk.workbench = createWorkbench({
  centre: createHttpCentre({ url: location.origin }),
  line: createSipLine(isRaw ? { voiceProcessing: raw } : {}),
});
desk.addEventListener('tccc-screen-pop', (event) => popScreen(event.detail.customerNumber));
// On a small screen the desk and the CRM take turns; a ringing call is the desk's.
desk.addEventListener('tccc-call-ringing', () => {
  if (!desk.checkVisibility()) location.hash = '#/desk';
});
followCalls(desk);
// The numbers stay out of the page: each stands for the customer it belongs to.
clickToDial({
  desk,
  root: crm,
  selector: '[data-dial]',
  numberOf: ({ dataset }) => customers.find(({ id }) => id === dataset.dial)?.number ?? null,
});
addEventListener('hashchange', route);
route();
