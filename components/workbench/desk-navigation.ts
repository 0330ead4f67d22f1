import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { areasOf, type DeskAreas, type DeskTab } from './desk-view.js';
import type { DeskLayout } from './layout-controller.js';
import { followCalls, noTask, type TaskChoice, type TaskSource } from './task-choice.js';
import type { DeskPage } from './top-bar.js';

/** Where in the desk the agent is: which page, which tab of the narrow desk, which task. */
export class DeskNavigation implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #page: DeskPage = 'desk';
  #tab: DeskTab = 'live';
  #isEndedOpen = false;
  #hasRecords = false;
  #choice: TaskChoice = noTask;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.#host.requestUpdate();
  }

  get page(): DeskPage {
    return this.#page;
  }

  get tab(): DeskTab {
    return this.#tab;
  }

  /** Whether the records were ever opened; from then on they stay as the agent left them. */
  get hasRecords(): boolean {
    return this.#hasRecords;
  }

  /** The task that is open. */
  get openId(): string | null {
    return this.#choice.openId;
  }

  /** The conversation that opened by itself last. */
  get followedId(): string | null {
    return this.#choice.followedId;
  }

  areas(layout: DeskLayout): DeskAreas {
    return areasOf(layout, this.#tab, this.#isEndedOpen);
  }

  /** Keeps up with the calls. For `willUpdate`: asks for no update of its own. */
  follow(source: TaskSource): void {
    const choice = followCalls(this.#choice, source);
    if (choice.followedId !== this.#choice.followedId) this.#showCurrent();
    this.#choice = choice;
  }

  /** Forgets everything: another agent may come. */
  reset(): void {
    this.#choice = noTask;
    this.#hasRecords = false;
    this.#showCurrent();
  }

  showPage(page: DeskPage): void {
    this.#page = page;
    this.#hasRecords ||= page === 'records';
    this.#host.requestUpdate();
  }

  showTab(tab: DeskTab): void {
    this.#tab = tab;
    this.#isEndedOpen = false;
    this.#host.requestUpdate();
  }

  /** Opens a task that was chosen from the list. */
  openTask(callId: string): void {
    this.#choice = { ...this.#choice, openId: callId };
    this.#isEndedOpen = this.#tab === 'ended';
    this.#host.requestUpdate();
  }

  /** Brings the conversation in sight, whatever was looked at. */
  openConversation(): void {
    this.#choice = { ...this.#choice, openId: this.#choice.followedId };
    this.#showCurrent();
    this.#host.requestUpdate();
  }

  #showCurrent(): void {
    this.#page = 'desk';
    this.#tab = 'live';
    this.#isEndedOpen = false;
  }
}
