import { css } from 'lit';

/** A record as a card where the table has no room, and everything in one column where there is less. */
export const recordCardsStyles = css`
  @container (max-width: 1000px) {
    thead {
      position: absolute;
      clip-path: inset(50%);
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
    }
    table,
    tbody,
    tr.player,
    tr.player td {
      display: block;
    }
    tr:not(.player) {
      display: grid;
      grid-template-columns: 104px minmax(0, 1fr) auto;
      grid-template-areas: 'direction number duration' 'time status recording' 'remark remark recording';
      gap: 2px 12px;
      align-items: center;
      padding: 10px 24px;
      border-block-end: 1px solid var(--_border);
    }
    tbody td,
    td:first-child {
      inline-size: auto;
      block-size: auto;
      padding: 0;
      border: 0;
    }
    tr.open {
      background: var(--_brand-tint);
    }
    td.direction {
      grid-area: direction;
    }
    td.time {
      grid-area: time;
      font: var(--_text-caption);
    }
    td.caller,
    td.called {
      grid-area: number;
      font: var(--_text-body-strong);
    }
    td.status {
      grid-area: status;
      font: var(--_text-caption);
    }
    td.duration {
      grid-area: duration;
    }
    td.recording {
      grid-area: recording;
      padding: 0;
    }
    td.remark {
      grid-area: remark;
      font: var(--_text-caption);
    }
    tr[data-direction='inbound'] td.called,
    tr[data-direction='outbound'] td.caller {
      display: none;
    }
    td.remark.none {
      display: none;
    }
    tr.player td {
      inline-size: auto;
      padding: 0 12px 12px;
    }
  }
  @container (max-width: 600px) {
    tr:not(.player) {
      grid-template-columns: 104px minmax(0, 1fr) auto;
      padding-inline: 16px;
    }
    header {
      padding: 16px 16px 12px;
      flex-wrap: wrap;
      gap: 0 12px;
    }
    .filters {
      padding: 0 16px 12px;
    }
    .filters > *,
    .search {
      flex: 1 1 148px;
      inline-size: auto;
    }
    .segments,
    .segment {
      flex: 1 1 auto;
    }
    .segment span {
      inline-size: 100%;
    }
    .dates {
      flex-basis: 100%;
      justify-content: space-between;
    }
    .pages {
      padding: 6px 16px;
    }
    .pages .button {
      gap: var(--_space-1);
      padding-inline: 10px;
    }
  }
`;
