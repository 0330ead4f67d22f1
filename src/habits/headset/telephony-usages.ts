const telephonyPage = 0x0b;
const ledPage = 0x08;
const usage = (page: number, id: number): number => page * 0x10000 + id;

/** The page a headset is chosen by in the browser: HID Usage Tables 1.5, chapter 14 «Telephony Device Page (0x0B)». */
export const headsetUsagePage = telephonyPage;

/** What an agent presses: usages of the Telephony Device Page, as WebHID writes them, page in the upper half. */
export const buttons = {
  /** Off the hook at 1 when absolute; a press to change over when relative. */
  hookSwitch: usage(telephonyPage, 0x20),
  flash: usage(telephonyPage, 0x21),
  hold: usage(telephonyPage, 0x23),
  drop: usage(telephonyPage, 0x26),
  phoneMute: usage(telephonyPage, 0x2f),
} as const;
export type HeadsetButton = keyof typeof buttons;

/** What a headset shows: usages of the LED Page (0x08), HID Usage Tables 1.5, chapter 11. */
export const lights = {
  mute: usage(ledPage, 0x09),
  offHook: usage(ledPage, 0x17),
  ring: usage(ledPage, 0x18),
  hold: usage(ledPage, 0x20),
} as const;
export type HeadsetLight = keyof typeof lights;
