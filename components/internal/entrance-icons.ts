// The icons of the entrance, apart from the others, so that it loads no more than these. Draw them from `icons.ts`.
import { shape } from './icon-shape.js';

export const ring = /* @__PURE__ */ shape('<circle cx="12" cy="12" r="7.5"/>');
export const microphone = /* @__PURE__ */ shape(
  '<rect x="9" y="3" width="6" height="11" rx="3"/><path d="M5.5 11.5a6.5 6.5 0 0 0 13 0M12 18v3"/>',
);
export const microphoneOff = /* @__PURE__ */ shape(
  '<path d="M15 9.5V6a3 3 0 0 0-5.7-1.3M9 9v2a3 3 0 0 0 4.5 2.6M5.5 11.5a6.5 6.5 0 0 0 10.3 5.3M18.5 11.5c0 .9-.2 1.7-.5 2.5M12 18v3M4 3.5l16 17"/>',
);
export const close = /* @__PURE__ */ shape('<path d="m6 6 12 12M18 6 6 18"/>');
export const check = /* @__PURE__ */ shape('<path d="m5 12.5 4.8 4.8L19 7.5"/>');
export const chevronLeft = /* @__PURE__ */ shape('<path d="m14.5 6.5-5.5 5.5 5.5 5.5"/>');
export const alert = /* @__PURE__ */ shape('<path d="M12 4.2 21 19.5H3zM12 10v4.2M12 17v.1"/>');
export const mobile = /* @__PURE__ */ shape(
  '<rect x="7" y="3" width="10" height="18" rx="2.2"/><path d="M11 18h2"/>',
);
export const headset = /* @__PURE__ */ shape(
  '<path d="M4.5 14v-2a7.5 7.5 0 0 1 15 0v2M4.5 14.5a2 2 0 0 1 2-2h1v6h-1a2 2 0 0 1-2-2zM19.5 14.5a2 2 0 0 0-2-2h-1v6h1a2 2 0 0 0 2-2zM19 18c-.6 1.6-2.3 2.8-5 2.8"/>',
);
export const user = /* @__PURE__ */ shape(
  '<circle cx="12" cy="8" r="3.8"/><path d="M4.8 20c.5-4 3.2-6 7.2-6s6.7 2 7.2 6"/>',
);
export const eye = /* @__PURE__ */ shape(
  '<path d="M2.8 12S6 5.8 12 5.8 21.2 12 21.2 12 18 18.2 12 18.2 2.8 12 2.8 12z"/><circle cx="12" cy="12" r="2.7"/>',
);
export const eyeOff = /* @__PURE__ */ shape(
  '<path d="M2.8 12S6 5.8 12 5.8 21.2 12 21.2 12 18 18.2 12 18.2 2.8 12 2.8 12z"/><circle cx="12" cy="12" r="2.7"/><path d="M4 3.5l16 17"/>',
);
export const lock = /* @__PURE__ */ shape(
  '<rect x="5" y="10.5" width="14" height="9.5" rx="2"/><path d="M8 10.5V8a4 4 0 0 1 8 0v2.5"/>',
);
export const mail = /* @__PURE__ */ shape(
  '<rect x="3.5" y="5.5" width="17" height="13" rx="2"/><path d="m4 7 8 6 8-6"/>',
);
export const chat = /* @__PURE__ */ shape('<path d="M4.5 5.5h15v10.5H11l-4.5 3.8V16h-2z"/>');
