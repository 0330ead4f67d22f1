import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Catalogue } from '../../src/i18n/index.js';
import type { Annotation } from '../../src/model/index.js';
import { errorText } from '../internal/error-message.js';
import { icon } from '../internal/icon.js';
import { alert, check, close, plus } from '../internal/icons.js';
import type { AnnotationController, CallWords } from './annotation-controller.js';
import { timeOfDay } from './call-facts.js';

const longestRemark = 2000;
const longestTag = 32;
const mostTags = 16;

/** What the words about a call show and do. */
export interface CallNotes {
  readonly words: CallWords;
  readonly saving: AnnotationController;
  readonly texts: Catalogue;
  readonly language: string;
  /** Whether the field for a new tag is open. */
  readonly isAddingTag: boolean;
  readonly write: (annotation: Annotation) => void;
  readonly openTag: (isOpen: boolean) => void;
  /** Closes the field, and leaves the focus on the button that opens it. */
  readonly leaveTag: () => void;
}

/** 备注: saved by itself, and says so. */
export function callRemark({ words, saving, texts, language, write }: CallNotes): TemplateResult {
  return html`<section class="section remark" part="remark">
    <div class="heading">
      <label for="remark">${texts['remark.label']}</label>
      <span class="saving ${saving.state}" role="status">${savingState(saving, texts, language)}</span>
    </div>
    <textarea
      id="remark"
      dir="auto"
      maxlength=${longestRemark}
      placeholder=${texts['remark.placeholder']}
      .value=${live(words.remark)}
      @input=${(event: Event) => write({ remark: (event.target as HTMLTextAreaElement).value })}
      @blur=${() => saving.flush()}
    ></textarea>
  </section>`;
}

function savingState(
  saving: AnnotationController,
  texts: Catalogue,
  language: string,
): TemplateResult | string | typeof nothing {
  if (saving.state === 'saving' || saving.state === 'waiting') return texts['remark.saving'];
  if (saving.error) {
    const why = saving.error.retryable ? texts['remark.failed'] : errorText(texts, saving.error.code);
    return html`${icon(alert, 16)}${why}`;
  }
  if (saving.savedAt === null) return nothing;
  return html`${icon(check, 16)}${texts['remark.saved'](timeOfDay(saving.savedAt, language, 'short'))}`;
}

/** 标签: chips that can be taken off, and a field that opens in their row. */
export function callTags(notes: CallNotes): TemplateResult {
  const { words, texts, write } = notes;
  const remove = (tag: string): void => {
    write({ tags: words.tags.filter((other) => other !== tag) });
    notes.leaveTag();
  };
  return html`<section class="section" part="tags">
    <h3 class="heading" id="tags">${texts['tags.label']}</h3>
    <ul class="tags" aria-labelledby="tags">
      ${words.tags.map(
        (tag) =>
          html`<li class="tag">
            ${tag}<button
              type="button"
              class="icon-button"
              aria-label=${`${texts['tags.remove']}: ${tag}`}
              @click=${() => remove(tag)}
            >
              ${icon(close, 16)}
            </button>
          </li>`,
      )}
      ${words.tags.length < mostTags ? html`<li>${addTag(notes)}</li>` : nothing}
    </ul>
  </section>`;
}

function addTag(notes: CallNotes): TemplateResult {
  const { texts, isAddingTag, openTag } = notes;
  if (!isAddingTag) {
    return html`<button type="button" class="button plain add-tag" @click=${() => openTag(true)}>
      ${icon(plus, 16)}${texts['tags.add']}
    </button>`;
  }
  return html`<input
    class="tag-field"
    maxlength=${longestTag}
    aria-label=${texts['tags.add']}
    placeholder=${texts['tags.placeholder']}
    @keydown=${(event: KeyboardEvent) => handleTagKey(event, notes)}
    @blur=${(event: Event) => handleTagBlur(event, notes)}
  />`;
}

function handleTagKey(event: KeyboardEvent, notes: CallNotes): void {
  if (event.isComposing) return;
  const field = event.target as HTMLInputElement;
  if (event.key === 'Escape') {
    event.stopPropagation();
    field.value = '';
    notes.leaveTag();
  }
  if (event.key === 'Enter') {
    event.preventDefault();
    takeTag(field, notes);
  }
}

function handleTagBlur(event: Event, notes: CallNotes): void {
  takeTag(event.target as HTMLInputElement, notes);
  notes.openTag(false);
}

/** Takes the typed tag over; the field stays open for the next one. */
function takeTag(field: HTMLInputElement, { words, write }: CallNotes): void {
  const tag = field.value.trim();
  field.value = '';
  if (tag && !words.tags.includes(tag)) write({ tags: [...words.tags, tag] });
}
