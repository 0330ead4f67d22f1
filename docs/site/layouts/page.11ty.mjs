// The frame around every page of the site.
import { relative } from 'node:path/posix';

export function render({ content, page, menu, title }) {
  const here = page.url.replace(/^\//, '');
  const to = (path) => relative(`/${here}`.replace(/[^/]*$/, ''), `/${path}`) || path;
  const heading = title ?? /<h1[^>]*>([\s\S]*?)<\/h1>/.exec(content)?.[1]?.replace(/<[^>]+>/g, '') ?? '';
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <title>${heading === '' ? 'tccc-workbench' : `${heading} · tccc-workbench`}</title>
    <link rel="icon" href="data:," />
    <link rel="stylesheet" href="${to('site.css')}" />
    ${content.includes('data-live') ? `<script type="module" src="${to('live.js')}"></script>` : ''}
  </head>
  <body>
    <a class="skip" href="#content">Skip to the text</a>
    <header><a class="brand" href="${to('index.html')}">tccc-workbench</a></header>
    <div class="columns">
      <nav aria-label="Pages">
        <details ${here === 'index.html' ? 'open' : ''} class="menu"><summary>Pages</summary>${menu
          .map((group) => section(group, { here, to }))
          .join('')}</details>
      </nav>
      <main id="content">${content}</main>
    </div>
  </body>
</html>
`;
}

function section({ title, pages }, { here, to }) {
  const items = pages.map(
    (page) =>
      `<li><a href="${to(page.path)}"${page.path === here ? ' aria-current="page"' : ''}>${escape(page.title)}</a></li>`,
  );
  return `<section><h2>${title}</h2><ul>${items.join('')}</ul></section>`;
}

function escape(text) {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
