// Our own icon set: a grid of 24, lines of 1.75. One export a shape, so that a bundle carries only what it shows.
import { shape } from './icon-shape.js';

export * from './entrance-icons.js';

export const phone = /* @__PURE__ */ shape(
  '<path d="M6 3.8h2.6l1.7 4.3-2.1 1.6a12.3 12.3 0 0 0 6.1 6.1l1.6-2.1 4.3 1.7V18a2.2 2.2 0 0 1-2.4 2.2C10.4 19.7 4.3 13.6 3.8 6.2A2.2 2.2 0 0 1 6 3.8z"/>',
);
export const hangUp = /* @__PURE__ */ shape(
  '<path transform="rotate(134.9 12 12)" d="M6 3.8h2.6l1.7 4.3-2.1 1.6a12.3 12.3 0 0 0 6.1 6.1l1.6-2.1 4.3 1.7V18a2.2 2.2 0 0 1-2.4 2.2C10.4 19.7 4.3 13.6 3.8 6.2A2.2 2.2 0 0 1 6 3.8z" fill="currentColor"/>',
);
export const inbound = /* @__PURE__ */ shape('<path d="M18 6 7 17M7 9.5V17h7.5"/>');
export const outbound = /* @__PURE__ */ shape('<path d="M6 18 17 7M9.5 7H17v7.5"/>');
export const pause = /* @__PURE__ */ shape(
  '<rect x="6.5" y="5.5" width="3.5" height="13" rx="1" fill="currentColor"/><rect x="14" y="5.5" width="3.5" height="13" rx="1" fill="currentColor"/>',
);
export const play = /* @__PURE__ */ shape(
  '<path d="M7.5 5.2v13.6a.8.8 0 0 0 1.2.7l11-6.8a.8.8 0 0 0 0-1.4l-11-6.8a.8.8 0 0 0-1.2.7z" fill="currentColor"/>',
);
export const group = /* @__PURE__ */ shape(
  '<circle cx="8.5" cy="8.5" r="3"/><path d="M3 19c.3-3.3 2.4-5.2 5.5-5.2 1.7 0 3.1.6 4 1.6"/><path d="M14 5.8a3 3 0 0 1 1.7 5.5M14 18h7M18.3 15.2 21 18l-2.7 2.8"/>',
);
export const agent = /* @__PURE__ */ shape(
  '<circle cx="10" cy="8" r="3.5"/><path d="M3.8 19.5c.4-3.7 2.7-5.7 6.2-5.7 1 0 1.9.2 2.7.5M14 18h7M18.3 15.2 21 18l-2.7 2.8"/>',
);
export const flow = /* @__PURE__ */ shape(
  '<rect x="9" y="3.5" width="6" height="5" rx="1.3"/><rect x="3" y="15.5" width="6" height="5" rx="1.3"/><rect x="15" y="15.5" width="6" height="5" rx="1.3"/><path d="M12 8.5V12M6 15.5V12h12v3.5"/>',
);
export const keypad = /* @__PURE__ */ shape(
  '<circle cx="6" cy="5" r="1.15" fill="currentColor"/><circle cx="12" cy="5" r="1.15" fill="currentColor"/><circle cx="18" cy="5" r="1.15" fill="currentColor"/><circle cx="6" cy="10" r="1.15" fill="currentColor"/><circle cx="12" cy="10" r="1.15" fill="currentColor"/><circle cx="18" cy="10" r="1.15" fill="currentColor"/><circle cx="6" cy="15" r="1.15" fill="currentColor"/><circle cx="12" cy="15" r="1.15" fill="currentColor"/><circle cx="18" cy="15" r="1.15" fill="currentColor"/><circle cx="12" cy="20" r="1.15" fill="currentColor"/>',
);
export const search = /* @__PURE__ */ shape('<circle cx="10.5" cy="10.5" r="6"/><path d="m15 15 5 5"/>');
export const chevronDown = /* @__PURE__ */ shape('<path d="m6.5 9.5 5.5 5.5 5.5-5.5"/>');
export const chevronRight = /* @__PURE__ */ shape('<path d="m9.5 6.5 5.5 5.5-5.5 5.5"/>');
export const wave = /* @__PURE__ */ shape('<path d="M4 10.5v3M8 7v10M12 9.5v5M16 4.5v15M20 10v4"/>');
export const clock = /* @__PURE__ */ shape('<circle cx="12" cy="12" r="8.2"/><path d="M12 7.5V12l3 2"/>');
export const note = /* @__PURE__ */ shape(
  '<path d="M4.5 19.5l.9-4.1L15.7 5.1a1.8 1.8 0 0 1 2.6 0l.6.6a1.8 1.8 0 0 1 0 2.6L8.6 18.6zM13.5 7.3l3.2 3.2"/>',
);
export const download = /* @__PURE__ */ shape('<path d="M12 4v11M7.5 10.8 12 15.3l4.5-4.5M4.5 19.5h15"/>');
export const copy = /* @__PURE__ */ shape(
  '<rect x="8.5" y="8.5" width="11" height="11" rx="2"/><path d="M15.5 8.5V6.5a2 2 0 0 0-2-2h-7a2 2 0 0 0-2 2v7a2 2 0 0 0 2 2h2"/>',
);
export const refresh = /* @__PURE__ */ shape(
  '<path d="M19.5 12a7.5 7.5 0 1 1-2.2-5.3L19.5 9M19.5 4.5V9H15"/>',
);
export const info = /* @__PURE__ */ shape(
  '<circle cx="12" cy="12" r="8.2"/><path d="M12 11.5V16M12 8.2v.1"/>',
);
export const failed = /* @__PURE__ */ shape(
  '<circle cx="12" cy="12" r="8.2"/><path d="m9 9 6 6M15 9l-6 6"/>',
);
export const passed = /* @__PURE__ */ shape(
  '<circle cx="12" cy="12" r="8.2"/><path d="m8.3 12.3 2.6 2.6 4.8-5.2"/>',
);
export const speaker = /* @__PURE__ */ shape(
  '<path d="M4 9.5v5h3.5L12 18.5v-13L7.5 9.5zM15.5 9a4.2 4.2 0 0 1 0 6M18 6.5a7.8 7.8 0 0 1 0 11"/>',
);
export const camera = /* @__PURE__ */ shape(
  '<rect x="3" y="6.5" width="12.5" height="11" rx="2"/><path d="m15.5 10.8 5.5-3v8.4l-5.5-3"/>',
);
export const browser = /* @__PURE__ */ shape(
  '<rect x="3.5" y="4.5" width="17" height="15" rx="2"/><path d="M3.5 9h17M6.5 6.8v.1M9 6.8v.1"/>',
);
export const network = /* @__PURE__ */ shape(
  '<path d="M4 10a12 12 0 0 1 16 0M7 13.3a7.6 7.6 0 0 1 10 0M10 16.5a3 3 0 0 1 4 0M12 19.2v.1"/>',
);
export const list = /* @__PURE__ */ shape(
  '<path d="M8.5 6.5H20M8.5 12H20M8.5 17.5H20M4.5 6.5v.1M4.5 12v.1M4.5 17.5v.1"/>',
);
export const gear = /* @__PURE__ */ shape(
  '<circle cx="12" cy="12" r="3"/><path d="M12 3.5v3M12 17.5v3M3.5 12h3M17.5 12h3M6 6l2.1 2.1M15.9 15.9 18 18M6 18l2.1-2.1M15.9 8.1 18 6"/>',
);
export const leave = /* @__PURE__ */ shape(
  '<path d="M14 4.5H6.5a1.5 1.5 0 0 0-1.5 1.5v12a1.5 1.5 0 0 0 1.5 1.5H14M10.5 12H20M16.5 8.5 20 12l-3.5 3.5"/>',
);
export const power = /* @__PURE__ */ shape('<path d="M12 3.8V12M7 6.8a7.5 7.5 0 1 0 10 0"/>');
export const calendar = /* @__PURE__ */ shape(
  '<rect x="4" y="5.5" width="16" height="14.5" rx="2"/><path d="M4 10h16M8.5 3.5v4M15.5 3.5v4"/>',
);
export const backspace = /* @__PURE__ */ shape(
  '<path d="M9 5.5h9.5A1.5 1.5 0 0 1 20 7v10a1.5 1.5 0 0 1-1.5 1.5H9L3 12zM10.5 9.5l5 5M15.5 9.5l-5 5"/>',
);
export const bellOff = /* @__PURE__ */ shape(
  '<path d="M9 5a5 5 0 0 1 8 4v3.5l.6 1M6.9 8.5 7 12.5 5 16h11M10 19a2.2 2.2 0 0 0 4 0M4 3.5l16 17"/>',
);
export const bell = /* @__PURE__ */ shape(
  '<path d="M7 10a5 5 0 0 1 10 0v3l2 3.5H5L7 13zM10 19.5a2.2 2.2 0 0 0 4 0"/>',
);
export const plus = /* @__PURE__ */ shape('<path d="M12 5v14M5 12h14"/>');
export const more = /* @__PURE__ */ shape(
  '<circle cx="5.5" cy="12" r="1.3" fill="currentColor"/><circle cx="12" cy="12" r="1.3" fill="currentColor"/><circle cx="18.5" cy="12" r="1.3" fill="currentColor"/>',
);
export const external = /* @__PURE__ */ shape(
  '<path d="M9 5H6.5A1.5 1.5 0 0 0 5 6.5v11A1.5 1.5 0 0 0 6.5 19h11a1.5 1.5 0 0 0 1.5-1.5V15M13 5h6v6M19 5l-8 8"/>',
);
export const pin = /* @__PURE__ */ shape(
  '<path d="M12 21s6.5-5.6 6.5-11a6.5 6.5 0 0 0-13 0c0 5.4 6.5 11 6.5 11z"/><circle cx="12" cy="10" r="2.3"/>',
);
export const back10 = /* @__PURE__ */ shape('<path d="M4.5 12a7.5 7.5 0 1 0 2.2-5.3L4.5 9M4.5 4.5V9H9"/>');
export const home = /* @__PURE__ */ shape('<path d="m4 11 8-7 8 7v8.5H4zM9.5 19.5v-6h5v6"/>');
export const cup = /* @__PURE__ */ shape(
  '<path d="M5 9h11v5.5a4 4 0 0 1-4 4H9a4 4 0 0 1-4-4zM16 10.5h1.5a2.3 2.3 0 0 1 0 4.6H16M8.5 3.5v2M12.5 3.5v2"/>',
);
export const tabs = /* @__PURE__ */ shape(
  '<rect x="3.5" y="7.5" width="13" height="12" rx="2"/><path d="M8 7.5V6a1.5 1.5 0 0 1 1.5-1.5H19A1.5 1.5 0 0 1 20.5 6v8A1.5 1.5 0 0 1 19 15.5h-2.5"/>',
);
export const globe = /* @__PURE__ */ shape(
  '<circle cx="12" cy="12" r="8.2"/><path d="M3.8 12h16.4M12 3.8c5 5 5 11.4 0 16.4M12 3.8c-5 5-5 11.4 0 16.4"/>',
);
export const filter = /* @__PURE__ */ shape('<path d="M4 6h16M7 12h10M10 18h4"/>');
