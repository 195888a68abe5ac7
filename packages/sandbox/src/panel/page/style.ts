/** The look of the panel, above that of every page; from 320 px up. */
export const PANEL_STYLE: string = `
.panel { --side: max(16px, calc(50vw - 640px)); }
.panel h1 { font-size: 1.375rem; letter-spacing: -0.02em; }
.panel h3 { margin: 26px 0 10px; font-size: 0.9375rem; }
.panel .small, .panel .clear { min-height: 32px; padding: 2px 12px; border-radius: 8px; font-size: 0.8125rem; }
.panel input, .panel select {
  min-height: 44px; min-width: 0; padding: 8px 12px; border: 1px solid var(--edge); border-radius: 10px;
  background: var(--surface); color: var(--ink); font: inherit;
}
.panel input[type="radio"] { min-height: 0; width: 18px; height: 18px; margin: 0; accent-color: var(--accent); }
.panel summary { cursor: pointer; }
.hint { color: var(--soft); font-size: 0.875rem; }
.alarm { margin: 0; padding: 12px var(--side); background: var(--surface); color: var(--bad); font-weight: 600; }

/* Where the light of a state comes from: the dot, the edge, the ring */
[data-status], [data-tone] { --tone: var(--wait); }
[data-status="success"], [data-tone="good"] { --tone: var(--good); }
[data-status="declined"], [data-status="error"], [data-tone="bad"] { --tone: var(--bad); }
[data-status="expired"], [data-tone="plain"] { --tone: var(--edge); }
[data-tone="hand"] { --tone: var(--accent); }
.status, .pill {
  display: inline-block; padding: 0 9px; border: 1.5px solid var(--tone, var(--edge)); border-radius: 99px;
  color: var(--ink); font-size: 0.8125rem; font-weight: 650; letter-spacing: 0; line-height: 1.6; white-space: nowrap;
}
.status::before, .pill::before { content: ""; display: inline-block; width: 8px; height: 8px; margin-right: 6px; border-radius: 50%; background: var(--tone, var(--edge)); }

/* Name and clock */
.bar { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: 10px 24px; padding: 12px var(--side); background: var(--surface); border-bottom: 1px solid var(--line); }
.home { color: inherit; text-decoration: none; }
.wordmark small { color: var(--soft); font-size: 1rem; font-weight: 400; }
.clock { display: flex; flex-wrap: wrap; align-items: center; gap: 8px 18px; }
.now { font-variant-numeric: tabular-nums; white-space: nowrap; }
.now time { font-weight: 650; }
.now small { color: var(--soft); }
.now .pill { margin-left: 6px; }
.turns { display: flex; flex-wrap: wrap; gap: 6px; }

/* What folds out over the page */
.drop { position: relative; }
.drop > summary {
  display: inline-flex; align-items: center; min-height: 44px; padding: 8px 14px; border: 1px solid var(--edge);
  border-radius: 10px; font-weight: 600; list-style: none;
}
.drop > summary::-webkit-details-marker { display: none; }
.drop > summary:hover { border-color: var(--ink); }
.drop[open] > summary { background: var(--sunken); border-color: var(--ink); }
.drop > form {
  position: absolute; z-index: 2; inset-block-start: calc(100% + 6px); inset-inline-end: 0; display: grid; gap: 8px;
  width: min(300px, 88vw); padding: 16px; border: 1px solid var(--edge); border-radius: var(--radius);
  background: var(--surface); box-shadow: 0 12px 32px #0004;
}
.drop label { font-weight: 600; font-size: 0.875rem; }
.joined { display: flex; gap: 6px; }
.joined input { width: 40%; flex: 1; }

/* What is on */
.controls { padding: 12px var(--side) 0; }
.on { display: flex; flex-wrap: wrap; align-items: center; gap: 6px 16px; font-size: 0.9375rem; }
.plain { color: var(--soft); }
.plain b { color: var(--ink); }
.chip { display: inline-flex; flex-wrap: wrap; align-items: center; gap: 2px 8px; padding: 3px 4px 3px 12px; border: 1.5px solid var(--wait); border-radius: 12px; background: var(--surface); overflow-wrap: anywhere; }
.panel .clear { border-color: transparent; background: var(--sunken); }
.change { margin-top: 2px; }
.change > summary { width: fit-content; padding: 8px 0; color: var(--accent); font-weight: 600; }
.sheets { display: grid; gap: 16px; padding: 8px 0 12px; }
.sheet-part { display: grid; align-content: start; gap: 10px; padding: 18px; border: 1px solid var(--line); border-radius: var(--radius); background: var(--surface); }
.sheet-part h2 { font-size: 1.0625rem; }
.sheet-part > label:not(.choice) { font-weight: 600; font-size: 0.9375rem; }
.sheet-part fieldset { display: flex; flex-wrap: wrap; gap: 6px 18px; margin: 0; padding: 0; border: 0; }
.sheet-part legend { padding: 0 0 4px; font-weight: 600; font-size: 0.9375rem; }
.sheet-part fieldset label { display: inline-flex; align-items: center; gap: 8px; min-height: 32px; }
.sheet-part [data-number-field] { display: grid; gap: 4px; }
.sheet-part [data-number-field] label { font-weight: 600; font-size: 0.9375rem; }
.sheet-part > button { justify-self: start; }
.choice { display: grid; grid-template-columns: minmax(0, 1fr) 8.25rem; align-items: center; gap: 10px; font-size: 0.9375rem; overflow-wrap: anywhere; }
.corners .choice { font-size: 0.875rem; }
.corners .choice select { min-height: 36px; padding-block: 4px; }

/* The desk: the list and what is chosen */
.panel main { padding: 12px var(--side) 32px; }
.desk { display: grid; gap: 20px; align-items: start; }
.title { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 12px; margin-bottom: 10px; }
.title h1:focus, #side-title:focus { outline: none; }
.title p { color: var(--soft); font-size: 0.9375rem; }
[data-connection="lost"] #summary::after { content: ", the sandbox does not answer"; color: var(--bad); font-weight: 600; }
.filters { display: grid; grid-template-columns: 1fr 1fr; gap: 8px; margin-bottom: 12px; }
.filters input { grid-column: 1 / -1; }
.rows { overflow: hidden; border: 1px solid var(--line); border-radius: var(--radius); background: var(--surface); }
.rows li + li { border-top: 1px solid var(--line); }
.row {
  display: grid; grid-template-columns: 1fr auto; gap: 2px 12px; padding: 11px 14px 11px 12px; border-inline-start: 4px solid var(--tone);
  color: inherit; text-decoration: none;
}
.row:hover { background: var(--sunken); }
.row:focus-visible { outline-offset: -3px; border-radius: 10px; }
.row[aria-current] { background: var(--sunken); box-shadow: inset 0 0 0 2px var(--accent); }
.row .amount { font-weight: 700; font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
.row .status { justify-self: end; }
.row .which { color: var(--soft); font-size: 0.875rem; overflow-wrap: anywhere; }
.row .which b { color: var(--ink); font-weight: 600; }
.row .when { justify-self: end; color: var(--soft); font-size: 0.8125rem; font-variant-numeric: tabular-nums; white-space: nowrap; }
.row em { color: var(--wait); font-style: normal; font-weight: 650; }
.list > .hint, .calls-link { margin-top: 10px; }
.calls-link { font-size: 0.9375rem; }
.none { display: grid; justify-items: center; gap: 10px; padding: 28px; border: 2px dashed var(--line); border-radius: var(--radius); color: var(--soft); }

.side { min-width: 0; padding: 18px; border: 1px solid var(--line); border-radius: var(--radius); background: var(--surface); }
.idle { display: none; place-items: center; min-height: 220px; border: 2px dashed var(--line); background: none; color: var(--soft); text-align: center; }
.back { display: inline-block; margin-bottom: 6px; padding: 4px 0; }
.back::before { content: "\\2190\\00a0"; }
.side .head { position: relative; }
.head .buttons { margin-top: 10px; }
.side h2 { display: flex; flex-wrap: wrap; align-items: center; gap: 4px 12px; font-size: 1.375rem; letter-spacing: -0.02em; font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
.side .head .which { color: var(--soft); overflow-wrap: anywhere; }
.side .head b { color: var(--ink); font-weight: 600; }
/* What folds out is placed by the whole row: the side would cut what stands out of it. */
.acts { position: relative; display: flex; flex-wrap: wrap; align-items: center; gap: 8px; margin-top: 14px; }
.acts > button, .acts .drop > summary { min-height: 40px; padding: 6px 14px; font-size: 0.9375rem; }
.acts .label { min-width: 100%; color: var(--soft); font-size: 0.875rem; }
.acts .drop { position: static; }
.acts .drop > form { width: min(300px, 100%); }
.side > .hint, .side > div > .hint { margin-top: 14px; }

.timeline { position: relative; }
.head + .timeline, .head + .hint { margin-top: 16px; }
.timeline li { position: relative; display: grid; grid-template-columns: 4.25rem minmax(0, 1fr); gap: 0 30px; padding-bottom: 16px; }
.timeline li::before { content: ""; position: absolute; inset-inline-start: calc(4.25rem + 14px); top: 0; bottom: 0; width: 2px; background: var(--line); }
.timeline li:first-child::before { top: 8px; }
.timeline li:last-child::before { bottom: auto; height: 8px; }
.timeline li::after { content: ""; position: absolute; inset-inline-start: calc(4.25rem + 9px); top: 6px; width: 12px; height: 12px; border: 2px solid var(--surface); border-radius: 50%; background: var(--tone); box-sizing: border-box; }
.timeline .when { color: var(--soft); font-size: 0.8125rem; line-height: 1.8; font-variant-numeric: tabular-nums; text-align: end; }
.timeline .after { display: block; line-height: 1.2; font-size: 0.75rem; }
.timeline .what { position: relative; min-width: 0; font-size: 0.9375rem; overflow-wrap: anywhere; }
.timeline .answer { font-weight: 650; color: var(--tone); font-variant-numeric: tabular-nums; }
.timeline li[data-tone="plain"] .answer { color: var(--soft); }
.timeline .times { color: var(--soft); font-size: 0.8125rem; }
.checks { display: flex; flex-wrap: wrap; gap: 0 14px; font-size: 0.8125rem; color: var(--soft); }
.check::before { content: "\\2713\\00a0"; color: var(--good); font-weight: 700; }
.check[data-tone="bad"] { color: var(--bad); font-weight: 650; }
.check[data-tone="bad"]::before { content: "\\00d7\\00a0"; color: var(--bad); }
.links { display: flex; flex-wrap: wrap; align-items: center; gap: 4px 14px; margin-top: 5px; font-size: 0.875rem; }

.side .facts { display: grid; gap: 8px; }
.side .facts div { display: grid; gap: 0 16px; }
.side .facts .verbatim { display: block; margin: 2px 0 6px; padding: 10px 12px; border-radius: 10px; background: var(--sunken); font-size: 0.8125rem; word-break: break-all; }
.pairs { margin: 0; padding: 0; list-style: none; overflow-wrap: anywhere; }
.pairs b { margin-inline-end: 6px; font-weight: 400; color: var(--soft); }
.buttons { display: flex; flex-wrap: wrap; gap: 8px; margin-top: 18px; }

.desk[data-view="empty"] { max-width: 760px; margin-inline: auto; }
.empty { display: grid; gap: 12px; padding: 24px 18px; border: 1px solid var(--line); border-radius: var(--radius); background: var(--surface); }
.empty h2 { font-size: 1.375rem; letter-spacing: -0.02em; }
.empty p { color: var(--soft); max-width: 62ch; overflow-wrap: anywhere; }
.empty p code { color: var(--ink); }
.empty .code { margin: 0; padding: 12px; border: 1px solid var(--edge); border-radius: 10px; background: var(--sunken); overflow: auto; overflow-wrap: anywhere; line-height: 1.5; max-height: 22rem; white-space: pre-wrap; font-size: 0.8125rem; }
.empty .buttons { margin-top: 0; }

.foot { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: 8px 24px; padding: 12px var(--side) 80px; color: var(--soft); font-size: 0.9375rem; }
.foot button { margin-inline: -12px; }
.said {
  position: fixed; z-index: 3; inset-block-end: 16px; inset-inline: 16px; width: fit-content; max-width: 60ch; margin-inline: auto;
  padding: 10px 18px; border-radius: 12px; background: var(--ink); color: var(--ground); font-weight: 600; overflow-wrap: anywhere; opacity: 0; pointer-events: none; transition: opacity 0.15s;
}
.said.shown { opacity: 1; }
.said.wrong { background: var(--bad); color: var(--surface); }
.copy { width: min(640px, 94vw); padding: 18px; border: 1px solid var(--edge); border-radius: var(--radius); background: var(--surface); color: var(--ink); }
.copy form { display: grid; gap: 12px; }
.copy h2 { font-size: 1.125rem; }
.copy textarea { width: 100%; padding: 12px; border: 1px solid var(--edge); border-radius: 10px; background: var(--sunken); color: var(--ink); font: 0.8125rem/1.5 ui-monospace, Menlo, Consolas, "Liberation Mono", monospace; }

@media (min-width: 940px) {
  .desk:not([data-view="empty"]) { grid-template-columns: minmax(320px, 5fr) 8fr; }
  .idle { display: grid; }
  .back { display: none; }
  .side { position: sticky; inset-block-start: 12px; max-height: calc(100vh - 24px); overflow: auto; padding: 22px 24px; }
  .side:has(.drop[open]) { padding-bottom: 220px; }
  .side .facts div { grid-template-columns: 7.5rem minmax(0, 1fr); }
  .side .facts dt { padding-top: 2px; }
  .head .buttons { position: absolute; inset-block-start: 0; inset-inline-end: 0; margin: 0; }
  .side .head h2 { max-width: calc(100% - 10rem); }
  .timeline .links { position: absolute; inset-block-start: -4px; inset-inline-end: 0; margin: 0; }
  .timeline li:has(.links) .what > p:not(.links) { padding-inline-end: 9rem; }
  #log li .what > p:not(.links) { padding-inline-end: 15rem; }
  .acts .label { min-width: 0; }
  .sheets { grid-template-columns: 1fr 1fr; }
  .sheets .corners { grid-column: 1 / -1; grid-template-columns: 1fr 1fr; gap: 8px 32px; }
  .corners h2, .corners > .hint { grid-column: 1 / -1; }
  .empty { padding: 32px; }
}
@media (max-width: 939px) {
  /* One thing at a time: the list, or what was chosen from it. */
  .desk[data-view="side"] .list > :not(.title) { display: none; }
  .desk[data-view="side"] .title { position: absolute; width: 1px; height: 1px; margin: 0; overflow: hidden; clip-path: inset(50%); }
}
@media (max-width: 540px) {
  .clock, .turns { width: 100%; }
  .turns > button { flex: 1; padding-inline: 4px; white-space: nowrap; font-size: 0.9375rem; }
  .turns .drop > summary { padding-inline: 8px; font-size: 0.9375rem; }
  .acts > button { flex: 1 0 auto; padding-inline: 12px; }
  .timeline li { grid-template-columns: minmax(0, 1fr); padding-inline-start: 24px; }
  .timeline li::before { inset-inline-start: 5px; }
  .timeline li::after { inset-inline-start: 0; }
  .timeline .when { text-align: start; }
  .timeline .after { display: inline; }
}
@media (prefers-reduced-motion: reduce) {
  .said { transition: none; }
}
`.trimStart()
