import type { HidDevice, HidInputReport, HidReport } from './hid.js';
import { byteLength, fieldsOf, isOn, switchOn, type ReportField } from './report-fields.js';
import {
  buttons,
  headsetUsagePage,
  lights,
  type HeadsetButton,
  type HeadsetLight,
} from './telephony-usages.js';

/** What an agent did on the headset: pressed a button, or moved a switch that now stands `isOn`. */
export interface HeadsetAction {
  readonly button: HeadsetButton;
  /** `null` for a press that says only «change over». */
  readonly isOn: boolean | null;
}

type ButtonField = ReportField & { readonly button: HeadsetButton };

/** Whether a device has a telephone's buttons. */
export function isHeadset({ collections }: HidDevice): boolean {
  return collections.some(({ usagePage }) => usagePage === headsetUsagePage);
}

/** One headset: its buttons as actions, its lights as it is told. */
export class HeadsetDevice {
  readonly #device: HidDevice;
  readonly #onAction: (action: HeadsetAction) => void;
  readonly #outputs: readonly HidReport[];
  readonly #buttons: readonly ButtonField[];
  readonly #lights: readonly ReportField[];
  /** How each button stood in its last report. */
  readonly #states = new Map<HeadsetButton, boolean>();
  #shown = '';
  /** Reports leave one after another. */
  #sending: Promise<void> = Promise.resolve();

  constructor(device: HidDevice, onAction: (action: HeadsetAction) => void) {
    this.#device = device;
    this.#onAction = onAction;
    this.#outputs = device.collections.flatMap(({ outputReports = [] }) => outputReports);
    this.#buttons = fieldsOf(device.collections.flatMap(({ inputReports = [] }) => inputReports)).flatMap(
      (field) =>
        buttonNames
          .filter((name) => field.usages.includes(buttons[name]))
          .map((button) => ({ ...field, button })),
    );
    this.#lights = fieldsOf(this.#outputs);
  }

  get name(): string {
    return this.#device.productName;
  }

  get device(): HidDevice {
    return this.#device;
  }

  /** Rejects with the browser's own error when another program keeps the headset to itself. */
  async open(): Promise<void> {
    if (!this.#device.opened) await this.#device.open();
    this.#device.addEventListener('inputreport', this.#handleReport);
  }

  /** Switches exactly these lights on. */
  async show(on: readonly HeadsetLight[]): Promise<void> {
    const key = on.join();
    if (key === this.#shown) return;
    this.#shown = key;
    this.#sending = this.#sending.catch(() => undefined).then(() => this.#send(on));
    await this.#sending;
  }

  /** Switches every light off and lets the headset go; one that is unplugged is gone already. */
  async close(isUnplugged = false): Promise<void> {
    this.#device.removeEventListener('inputreport', this.#handleReport);
    if (isUnplugged || !this.#device.opened) return;
    await this.show([]);
    await this.#device.close();
  }

  async #send(on: readonly HeadsetLight[]): Promise<void> {
    const wanted = on.map((light) => lights[light]);
    const known: readonly number[] = Object.values(lights);
    const ours = this.#lights.filter(({ usages }) => usages.some((usage) => known.includes(usage)));
    for (const reportId of new Set(ours.map((field) => field.reportId))) {
      const bytes = new Uint8Array(byteLength(this.#outputs, reportId));
      for (const field of ours) {
        const lit =
          field.reportId === reportId ? field.usages.find((usage) => wanted.includes(usage)) : undefined;
        if (lit !== undefined) switchOn(bytes, field, lit);
      }
      await this.#device.sendReport(reportId, bytes);
    }
  }

  readonly #handleReport = (event: Event): void => {
    const { reportId, data } = event as HidInputReport;
    const fields = this.#buttons.filter((field) => field.reportId === reportId);
    for (const button of new Set(fields.map((field) => field.button))) {
      const own = fields.filter((field) => field.button === button);
      const isPressed = own.some((field) => isOn(data, field, buttons[button]));
      // A value of an array says which buttons are down, so it never is a state of its own.
      const isState = own.every(({ isAbsolute, isArray }) => isAbsolute && !isArray);
      this.#take(button, isPressed, isState);
    }
  };

  #take(button: HeadsetButton, isPressed: boolean, isState: boolean): void {
    const before = this.#states.get(button) ?? false;
    this.#states.set(button, isPressed);
    if (isPressed === before) return;
    if (isState && switches.includes(button)) this.#onAction({ button, isOn: isPressed });
    else if (isPressed) this.#onAction({ button, isOn: null });
  }
}

const buttonNames = Object.keys(buttons) as HeadsetButton[];
/** Buttons that may be switches with a state; the others are momentary whatever their descriptor says. */
const switches: readonly HeadsetButton[] = ['hookSwitch', 'phoneMute'];
