import 'tccc-workbench/define';
import { createSimulator } from 'tccc-workbench/adapters/simulator';
import { createWorkbench } from 'tccc-workbench/headless';
import { addCatalogue } from 'tccc-workbench/i18n';
import { arabic } from './arabic.js';
import { looks, sourceOf, wear, type Look } from './looks.js';

/** One desk in six looks. The desk and its call stay; only what is around them changes. */

function find<Found extends HTMLElement>(selector: string): Found {
  const found = document.querySelector<Found>(selector);
  if (!found) throw new Error(`The page has no ${selector}.`);
  return found;
}

// The package has no Arabic. What these texts lack is said in English.
addCatalogue('ar', arabic);

const simulator = createSimulator({ signedIn: true, microphone: 'tone' });
const workbench = createWorkbench({ centre: simulator.centre, line: simulator.line });
find<HTMLElementTagNameMap['tccc-workbench']>('tccc-workbench').workbench = workbench;

function choose(look: Look): void {
  wear(look);
  const isArabic = look.language === 'ar';
  find('legend').textContent = isArabic ? 'المظهر' : '外观';
  find('#ring').textContent = isArabic ? 'مكالمة من عميل' : '来一通客户电话';
  find('h2').textContent = isArabic ? 'ما كتبته الصفحة المضيفة' : '宿主页面只写了这些';
  find('code').textContent = sourceOf(look);
}

const group = find('fieldset');
for (const look of looks) {
  const input = Object.assign(document.createElement('input'), {
    type: 'radio',
    name: 'look',
    value: look.id,
  });
  input.addEventListener('change', () => {
    history.replaceState(null, '', `#${look.id}`);
    choose(look);
  });
  const label = document.createElement('label');
  if (look.language) label.lang = look.language;
  label.append(input, look.name);
  group.append(label);
}

const asked = looks.find(({ id }) => location.hash === `#${id}`)?.id ?? 'default';
find(`input[value="${asked}"]`).click();

find('#ring').addEventListener('click', () => simulator.call({ from: '13800138000' }));
Object.assign(globalThis, { simulator, workbench });
