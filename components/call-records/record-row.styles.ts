import { css } from 'lit';

/** A record as a line of columns, and as a card where there is no room for them. Heights: row-scroller.ts. */
export const recordRowStyles = css`
  .head {
    position: sticky;
    inset-block-start: 0;
    z-index: var(--_layer-sticky);
    background: var(--_surface-sunken);
    box-shadow: inset 0 -1px var(--_border);
    color: var(--_text-secondary);
    font: var(--_text-label);
  }
  .body {
    position: relative;
  }
  .columns,
  .row {
    display: grid;
    grid-template-columns: var(--columns);
    grid-template-rows: 44px auto;
    align-items: center;
    padding-inline: 24px 16px;
    column-gap: 12px;
  }
  .columns {
    grid-template-rows: 40px;
  }
  .columns > *,
  .row > * {
    min-inline-size: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .row {
    position: absolute;
    inset-inline: 0;
    inset-block-start: 0;
    background: var(--_surface);
    box-shadow: inset 0 -1px var(--_border);
  }
  .row:hover {
    background: var(--_surface-sunken);
  }
  .row:focus-visible {
    outline-offset: -2px;
  }
  .row.open {
    background: var(--_brand-tint);
    z-index: 1;
  }
  [data-layout='wide'] {
    --columns: 144px 104px 136px 136px minmax(80px, 1fr) 188px 72px 132px 72px;
  }
  [data-layout='compact'] {
    --columns: 120px 92px 112px 116px minmax(48px, 1fr) 136px 60px 96px 56px;
  }
  [data-layout='compact'] :is(.columns, .row) {
    padding-inline: 24px 12px;
    column-gap: 8px;
  }
  .duration,
  .recording {
    text-align: end;
  }
  .columns .duration,
  .row > .duration {
    padding-inline-end: 8px;
  }
  .row > :is(.direction, .status) {
    display: flex;
    align-items: center;
  }
  .day,
  .remark,
  .row .group {
    color: var(--_text-secondary);
  }
  .recording .none {
    font: var(--_text-caption);
    color: var(--_text-tertiary);
  }
  .mark {
    max-inline-size: 100%;
    vertical-align: middle;
    display: inline-flex;
    align-items: center;
    gap: 6px;
  }
  .mark .word {
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .mark small {
    padding-inline: 4px;
    border-radius: var(--_radius-1);
    background: var(--_surface-pressed);
    font: var(--_text-caption);
  }
  [data-tone='good'] .icon {
    color: var(--_green-text);
  }
  [data-tone='moved'] .icon {
    color: var(--_violet-text);
  }
  [data-tone='wrong'] {
    color: var(--_red-text);
  }
  .row > .player {
    grid-column: 1 / -1;
    padding-block-end: 16px;
    overflow: visible;
    white-space: normal;
  }
  :is([data-layout='cards'], [data-layout='narrow']) {
    & .head {
      position: absolute;
      clip-path: inset(50%);
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
    }
    & .row[data-direction='inbound'] .called,
    & .row[data-direction='outbound'] .caller {
      position: absolute;
      clip-path: inset(50%);
      inline-size: 1px;
      block-size: 1px;
    }
    & .time,
    & .status,
    & .remark,
    & .row .group {
      font: var(--_text-caption);
    }
    & :is(.caller, .called) {
      grid-area: number;
      font: var(--_text-body-strong);
    }
    & .direction {
      grid-area: direction;
    }
    & .time {
      grid-area: time;
    }
    & .status {
      grid-area: status;
    }
    & .duration {
      grid-area: duration;
    }
    & .remark {
      grid-area: remark;
    }
    & .row .group {
      grid-area: group;
    }
    & .recording {
      grid-area: recording;
    }
    & .row > .player {
      grid-area: player;
    }
  }
  [data-layout='cards'] .row {
    grid-template-columns: 120px minmax(0, 5fr) minmax(0, 6fr) 56px 48px;
    grid-template-rows: 38px 30px auto;
    grid-template-areas:
      'direction number remark duration recording'
      'time status group group recording'
      'player player player player player';
  }
  [data-layout='cards'] .row > :is(.direction, .caller, .called, .remark, .duration) {
    align-self: end;
    line-height: 28px;
  }
  [data-layout='cards'] .row > :is(.time, .status, .group) {
    align-self: start;
    line-height: 24px;
  }
  [data-layout='narrow'] .row {
    padding-inline: 16px 12px;
    grid-template-columns: 144px minmax(0, 1fr) auto;
    grid-template-rows: 36px 24px 28px auto;
    grid-template-areas:
      'direction number duration'
      'time status recording'
      'group remark recording'
      'player player player';
  }
  [data-layout='narrow'] .row > :is(.direction, .caller, .called, .duration) {
    align-self: end;
    line-height: 28px;
  }
  [data-layout='narrow'] .row > .remark.none {
    color: var(--_text-tertiary);
  }
  @media (forced-colors: active) {
    .row {
      border-block-end: 1px solid CanvasText;
    }
    .row.open {
      border: 2px solid Highlight;
    }
  }
`;
