// A page for each element: the element itself on the simulator, how to write it, and everything it understands.
import { readFileSync } from 'node:fs';

export const data = {
  pagination: { data: 'elements', size: 1, alias: 'element' },
  permalink: ({ element }) => `elements/${element.tag}.html`,
  eleventyComputed: { title: ({ element }) => `&lt;${element.tag}&gt;` },
};

export function render({ element }) {
  const { tag, summary, description } = element;
  return `<h1><code>&lt;${tag}&gt;</code></h1>
    <p class="lead">${inline(summary || description)}</p>
    ${description && description !== summary ? `<p>${inline(description)}</p>` : ''}
    ${live(tag)}
    <h2>Import</h2>
    <pre><code>import 'tccc-workbench/components/${tag.slice('tccc-'.length)}.define';</code></pre>
    ${tables(element)}`;
}

/** The snippet stands on the page twice: as it works, and as it is written. An element without one fails the build. */
function live(tag) {
  const file = `docs/site/live/${tag}.html`;
  const written = readFileSync(file, 'utf8').trim();
  const [, scene = 'idle'] = /^<!-- scene: (\w+) -->\n/.exec(written) ?? [];
  const snippet = written.replace(/^<!--.*?-->\n/, '');
  return `<h2>Live</h2>
    <div class="live" data-live="${scene}"><tccc-provider>${snippet}</tccc-provider></div>
    <p class="controls" data-controls>
      <button type="button" data-do="call">A customer calls</button>
      <button type="button" data-do="hangUp">The customer hangs up</button>
      <button type="button" data-do="lose">Lose the network</button>
      <button type="button" data-do="restore">Bring it back</button>
    </p>
    <pre><code>${escape(`<tccc-provider>\n${snippet.replace(/^/gm, '  ')}\n</tccc-provider>`)}</code></pre>`;
}

function tables({ fields, methods, events, slots, parts, properties }) {
  return [
    table(
      'Properties',
      ['property', 'attribute', 'type', ''],
      fields.map((field) => [
        code(field.name),
        field.attribute ? code(field.attribute) : '',
        code(field.type?.text ?? ''),
        inline(field.description),
      ]),
    ),
    table(
      'Methods',
      ['method', ''],
      methods.map((method) => [
        code(`${method.name}(${(method.parameters ?? []).map(({ name }) => name).join(', ')})`),
        inline(method.description),
      ]),
    ),
    table(
      'Events',
      ['event', 'class', ''],
      events.map((event) => [code(event.name), code(event.type?.text ?? 'Event'), inline(event.description)]),
    ),
    table(
      'Slots',
      ['slot', ''],
      slots.map((slot) => [code(slot.name || '(default)'), inline(slot.description)]),
    ),
    table(
      'Parts',
      ['part', ''],
      parts.map((part) => [code(part.name), inline(part.description)]),
    ),
    table(
      'CSS properties',
      ['property', ''],
      properties.map((one) => [code(one.name), inline(one.description)]),
    ),
  ].join('');
}

function table(title, heads, rows) {
  if (rows.length === 0) return '';
  const cells = (row, tag) => row.map((cell) => `<${tag}>${cell}</${tag}>`).join('');
  return `<h2>${title}</h2><div class="table"><table><thead><tr>${cells(heads, 'th')}</tr></thead><tbody>${rows
    .map((row) => `<tr>${cells(row, 'td')}</tr>`)
    .join('')}</tbody></table></div>`;
}

function code(text) {
  return text === '' ? '' : `<code>${escape(text)}</code>`;
}

/** Code between backticks is all the markup of a comment. */
function inline(text = '') {
  return escape(text).replace(/`([^`]+)`/g, '<code>$1</code>');
}

function escape(text) {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
