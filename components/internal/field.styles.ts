import { css } from 'lit';

/** Labelled fields: `label.field > span + input|select|textarea`, and `.message` for what is wrong and what to do. */
export const fieldStyles = css`
  .field {
    display: grid;
    gap: var(--_space-1);
    font: var(--_text-label);
    color: var(--_text-secondary);
  }
  .input,
  .field input,
  .field select,
  .field textarea {
    inline-size: 100%;
    min-block-size: var(--_size-control);
    padding: 0 var(--_space-3);
    border: 1px solid var(--_border-strong);
    border-radius: var(--_radius-3);
    background: var(--_surface);
    color: var(--_text);
    font: var(--_text-body);
  }
  .field textarea {
    padding-block: var(--_space-2);
    resize: vertical;
  }
  .field input::placeholder,
  .field textarea::placeholder {
    color: var(--_text-tertiary);
  }
  .field input[aria-invalid='true'] {
    border-color: var(--_red);
  }
  .message {
    display: flex;
    gap: var(--_space-2);
    align-items: start;
    min-block-size: 20px;
    font: var(--_text-caption);
    color: var(--_text-secondary);
  }
  .message.error {
    color: var(--_red-text);
  }
`;
