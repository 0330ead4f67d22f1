/** The pages of the rail. */
export type RailPage = 'home' | 'customers' | 'tickets' | 'desk';

const shapes: Readonly<Record<RailPage, string>> = {
  home: 'm4 11 8-7 8 7v8.5H4zM9.5 19.5v-6h5v6',
  customers: 'M12 4.2a3.8 3.8 0 1 1 0 7.6 3.8 3.8 0 0 1 0-7.6zM4.8 20c.5-4 3.2-6 7.2-6s6.7 2 7.2 6',
  tickets: 'M4.5 5.5h15V16H11l-4.5 3.8V16h-2z',
  desk: 'M4.5 14v-2a7.5 7.5 0 0 1 15 0v2M4.5 14.5a2 2 0 0 1 2-2h1v6h-1a2 2 0 0 1-2-2zM19.5 14.5a2 2 0 0 0-2-2h-1v6h1a2 2 0 0 0 2-2zM19 18c-.6 1.6-2.3 2.8-5 2.8',
};

const namespace = 'http://www.w3.org/2000/svg';

/** The drawing above a word of the rail. */
export function railIcon(page: RailPage): SVGSVGElement {
  const picture = document.createElementNS(namespace, 'svg');
  const path = document.createElementNS(namespace, 'path');
  picture.setAttribute('viewBox', '0 0 24 24');
  picture.setAttribute('aria-hidden', 'true');
  path.setAttribute('d', shapes[page]);
  picture.append(path);
  return picture;
}
