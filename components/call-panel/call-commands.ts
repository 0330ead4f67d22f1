import type { CallSnapshot, TransferTarget } from '../../src/model/index.js';
import type { Workbench } from '../../src/workbench/workbench.js';
import type { CommandController } from '../internal/command-controller.js';
import type { AskedAct } from '../internal/request-event.js';
import { holdPermission, transferPermission, type DeckPress } from './call-deck.js';
import { hangingUp, holding, muting } from './call-acts.js';
import { TransferCancelRequestEvent } from './call-panel.events.js';
import type { DigitsController } from './digits-controller.js';
import type { OpenPanel, PanelName } from './open-panel.js';

/** What the commands of a call work with. */
export interface CallCommandsOptions {
  readonly command: CommandController;
  readonly call: () => CallSnapshot | undefined;
  readonly workbench: () => Workbench;
  readonly open: OpenPanel;
  readonly digits: DigitsController;
  /** 返回通话 is done by the element that shows the flow. */
  readonly returnToCall: () => boolean;
}

/** What the deck does to the call that is shown. Each asks the page around first, and tells whether it could be done. */
export class CallCommands {
  readonly #options: CallCommandsOptions;

  constructor(options: CallCommandsOptions) {
    this.#options = options;
  }

  hangUp(): boolean {
    const { call, workbench, id } = this.#subject();
    if (!call || !workbench.can.hangUp(id).isAllowed) return false;
    return this.#run(hangingUp(workbench, id));
  }

  toggleHold(): boolean {
    const { call, workbench, id } = this.#subject();
    if (!call || !holdPermission({ call, workbench }).isAllowed) return false;
    return this.#run(holding(workbench, { callId: id, isHeld: call.value.line !== 'held' }));
  }

  toggleMute(): boolean {
    const { call, workbench, id } = this.#subject();
    if (!call || !workbench.can.mute(id).isAllowed) return false;
    return this.#run(muting(workbench, { callId: id, isMuted: call.value.microphone !== 'muted' }));
  }

  cancelTransfer(): boolean {
    const { call, workbench, id } = this.#subject();
    if (!call || !workbench.can.cancelTransfer(id).isAllowed) return false;
    return this.#run({
      request: new TransferCancelRequestEvent(id),
      act: () => workbench.cancelTransfer(id),
    });
  }

  toggleExtension(): boolean {
    this.#options.digits.reset();
    const { workbench, id } = this.#subject();
    return this.#toggle('extension', workbench.can.sendDigits(id).isAllowed);
  }

  toggleTransfer(kind: TransferTarget['kind']): boolean {
    const { call, workbench } = this.#subject();
    return this.#toggle(
      `transfer-${kind}`,
      call !== undefined && transferPermission({ call, workbench }, kind).isAllowed,
    );
  }

  toggleSelfService(): boolean {
    const { call, workbench, id } = this.#subject();
    if (call?.value.service !== 'selfService')
      return this.#toggle('self-service', workbench.can.startSelfService(id).isAllowed);
    return workbench.can.returnFromSelfService(id).isAllowed && this.#options.returnToCall();
  }

  /** What the tiles of the deck do. */
  get press(): DeckPress {
    const open: Readonly<Record<PanelName, () => boolean>> = {
      extension: () => this.toggleExtension(),
      'self-service': () => this.toggleSelfService(),
      'transfer-group': () => this.toggleTransfer('group'),
      'transfer-agent': () => this.toggleTransfer('agent'),
    };
    return {
      mute: () => this.toggleMute(),
      hold: () => this.toggleHold(),
      hangUp: () => this.hangUp(),
      cancelTransfer: () => this.cancelTransfer(),
      returnToCall: () => this.toggleSelfService(),
      open: (name) => open[name](),
    };
  }

  #run({ request, act }: AskedAct): true {
    void this.#options.command.run(request, act);
    return true;
  }

  /** What is open can always be closed. */
  #toggle(name: PanelName, mayOpen: boolean): boolean {
    const { open, call } = this.#options;
    if (!call() || (open.name !== name && !mayOpen)) return false;
    open.toggle(name);
    return true;
  }

  #subject(): { call: CallSnapshot | undefined; workbench: Workbench; id: string } {
    const call = this.#options.call();
    return { call, workbench: this.#options.workbench(), id: call?.context.id ?? '' };
  }
}
