/** The look of the hosted pages, on top of what all pages share; light and dark, from 320 px up, and on paper. */
export const HOSTED_STYLE: string = `
.hosted { --gap: 24px; }
.hosted h2, .hosted h3, .hosted ul, .hosted fieldset { margin: 0; padding: 0; }
.hosted main { display: grid; gap: 0 40px; width: min(100% - 24px, 480px); margin: 12px auto 48px; }
.hosted header { padding: 8px 4px 14px; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }

.bill { padding: 22px var(--gap) 20px; border: 1px solid var(--line); border-bottom: 0; border-radius: var(--radius) var(--radius) 0 0; background: var(--surface); }
.bill .payee { display: flex; align-items: center; gap: 10px; color: var(--soft); overflow-wrap: anywhere; }
.bill .payee i { display: grid; flex: none; place-items: center; width: 36px; height: 36px; border-radius: 50%; background: var(--sunken); border: 1px solid var(--line); color: var(--ink); font: 650 1rem/1 system-ui, sans-serif; text-transform: uppercase; }
.bill h1 { margin-top: 8px; font-size: clamp(1.75rem, 10vw, 2.5rem); line-height: 1.2; letter-spacing: -0.025em; font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
.bill dl { display: grid; gap: 6px; margin-top: 14px; font-size: 0.9375rem; }
.bill dl div { display: flex; justify-content: space-between; gap: 16px; }
.bill dt { flex: none; color: var(--soft); }
.bill dd { min-width: 0; text-align: end; overflow-wrap: anywhere; font-variant-numeric: tabular-nums; }
.bill .left dt { flex: 1; }
.bill .left dd { flex: none; font-weight: 650; }

.means, .ending { padding: 22px var(--gap) var(--gap); border: 1px solid var(--line); border-radius: 0 0 var(--radius) var(--radius); background: var(--surface); }
.means h2 { font-size: 1.25rem; line-height: 1.3; letter-spacing: -0.012em; }
.means h3 { margin: 18px 0 8px; font-size: 0.9375rem; }
.means .lead { margin-top: 4px; color: var(--soft); }
.means form { display: grid; gap: 16px; margin-top: 20px; }
.means .primary { min-height: 52px; font-size: 1.0625rem; }
.means form .quiet { margin: -8px 0 -12px; }
.means .quiet { font-size: 0.9375rem; }

.qr { display: block; width: min(100%, 240px); margin: 16px auto 0; border-radius: 12px; border: 1px solid var(--line); }
.copyable { display: grid; gap: 6px 8px; margin-top: 16px; }
.copyable label, .field label, .field legend { font-weight: 600; font-size: 0.9375rem; }
.hosted textarea, .field input:not([type=radio]) {
  width: 100%; padding: 12px; border: 1px solid var(--edge); border-radius: 10px; background: var(--sunken); color: var(--ink);
  font-family: ui-monospace, "SF Mono", Menlo, Consolas, "Liberation Mono", monospace;
}
.hosted textarea { display: block; font-size: 0.8125rem; line-height: 1.5; resize: none; word-break: break-all; field-sizing: content; }
.copy { min-height: 36px; padding: 4px 14px; border-radius: 9px; font-size: 0.875rem; }
.copyable .copy, .aside button { min-height: 44px; font-size: 1rem; }
.apps { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 8px; list-style: none; }
.apps .button { width: 100%; height: 100%; padding-inline: 8px; text-align: center; }

.lines { margin-top: 14px; border-top: 1px solid var(--line); }
.lines div { display: grid; grid-template-columns: 1fr auto; align-items: center; gap: 0 12px; padding: 9px 0; border-bottom: 1px solid var(--line); }
.lines dt { grid-column: 1; color: var(--soft); font-size: 0.875rem; }
.lines dd { min-width: 0; }
.lines .value { grid-column: 1; font-weight: 600; overflow-wrap: anywhere; text-wrap: balance; user-select: all; font-variant-numeric: tabular-nums; }
.lines dd + dd { grid-area: 1 / 2 / span 2; }

.field { display: grid; gap: 6px; min-width: 0; border: 0; }
.field legend { margin-bottom: 6px; padding: 0; }
.field input:not([type=radio]) { min-height: 52px; font-size: 1.125rem; letter-spacing: 0.03em; }
.field input::placeholder { color: var(--soft); opacity: 1; letter-spacing: 0.03em; font-weight: 400; }
.field input[aria-invalid] { border: 2px solid var(--bad); }
.field .hint { color: var(--soft); font-size: 0.9375rem; }
.field .wrong { color: var(--bad); font-size: 0.9375rem; font-weight: 600; }
.radios { display: grid; grid-template-columns: repeat(auto-fit, minmax(120px, 1fr)); gap: 8px; }
.radios label { display: flex; align-items: center; gap: 10px; min-height: 48px; padding: 8px 14px; border: 1px solid var(--edge); border-radius: 10px; font-weight: 500; cursor: pointer; }
.radios label:has(:checked) { border-color: var(--accent); box-shadow: inset 0 0 0 1px var(--accent); }
.radios input { flex: none; width: 20px; height: 20px; margin: 0; accent-color: var(--accent); }

.voucher { display: grid; gap: 8px; margin-top: 16px; padding: 18px; border: 2px dashed var(--edge); border-radius: 12px; background: #fff; color: #1c2230; text-align: center; }
.voucher .payee { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 16px; text-align: start; }
.voucher .payee bdi { overflow-wrap: anywhere; }
.barcode { display: block; width: 100%; height: 84px; }
.digits { font: 600 1.125rem/1.4 ui-monospace, "SF Mono", Menlo, Consolas, "Liberation Mono", monospace; user-select: all; }
.voucher p { font-size: 0.9375rem; }
.voucher .digits { font-size: 1.125rem; }
.voucher .void { font-size: 0.8125rem; font-weight: 650; }
.aside { display: grid; grid-template-columns: repeat(auto-fit, minmax(140px, 1fr)); gap: 8px; margin-top: 10px; }

.waiting { text-align: center; }
.spinner { display: block; width: 44px; height: 44px; margin: 8px auto 16px; border: 4px solid var(--line); border-top-color: var(--accent); border-radius: 50%; animation: turn 1.1s linear infinite; }
@keyframes turn { to { transform: rotate(1turn); } }
.links { display: grid; gap: 8px; margin-top: 20px; }

.tray { margin-top: 20px; padding: 16px var(--gap) 20px; border: 2px dashed var(--tape); border-radius: var(--radius); }
.tray h2 { font-size: 1rem; }
.tray p { margin-top: 2px; color: var(--soft); font-size: 0.875rem; }
.tray form { display: grid; grid-template-columns: 1fr 1fr; gap: 8px; margin-top: 12px; }
.tray button { padding-inline: 8px; background: var(--surface); color: var(--ink); border-color: var(--edge); font-size: 0.9375rem; line-height: 1.3; }
.tray button:hover { border-color: var(--ink); filter: none; }
.tray .pay, .tray .wait { grid-column: 1 / -1; }

.ending { display: grid; justify-items: center; gap: 6px; padding-block: 32px; text-align: center; }
header + .ending { border-radius: var(--radius); }
.ending h1, .ending h2 { font-size: 1.375rem; line-height: 1.3; letter-spacing: -0.015em; }
.ending p { max-width: 36ch; color: var(--soft); }
.ending .button { margin-top: 16px; min-height: 52px; padding-inline: 24px; }
.ending { --tone: var(--bad); }
.ending[data-status="success"] { --tone: var(--good); }
.ending[data-status="expired"], .ending[data-status="missing"] { --tone: var(--wait); }
.seal { display: grid; place-items: center; width: 60px; height: 60px; margin-bottom: 8px; border-radius: 50%; background: var(--tone); color: var(--surface); font: 700 1.75rem/1 system-ui, sans-serif; }
.seal::after { content: "!"; }
[data-status="missing"] .seal::after { content: "?"; }
[data-status="success"] .seal::after { content: ""; width: 24px; height: 12px; border: solid currentColor; border-width: 0 0 4px 4px; transform: translateY(-3px) rotate(-45deg); }
[data-status="declined"] .seal::after, [data-status="error"] .seal::after { content: "\\00d7"; font-size: 2.25rem; }

@media (max-width: 400px) {
  .hosted { --gap: 18px; }
  .lines .value { font-size: 0.9375rem; }
  .lines .copy { padding-inline: 10px; font-size: 0.8125rem; }
}
@media (min-width: 900px) {
  .hosted main { grid-template-columns: minmax(280px, 340px) minmax(0, 480px); grid-template-rows: auto auto 1fr; justify-content: center; align-items: start; width: min(100% - 48px, 900px); margin-top: 28px; }
  .hosted header { grid-column: 1 / -1; padding-inline: 0; }
  .bill { grid-column: 1; padding: 8px 0 0; border: 0; background: none; }
  .means, .ending { grid-column: 2; grid-row: 2 / span 2; padding: 28px 32px 32px; border-radius: var(--radius); }
  .tray { grid-column: 1; margin-top: 28px; padding-inline: 20px; }
  header + .ending { grid-column: 1 / -1; width: min(100%, 480px); margin-inline: auto; }
}
@media (prefers-reduced-motion: reduce) { .spinner { animation: none; } }
@media (forced-colors: active) { .seal { border: 2px solid; } .spinner { border-top-color: Highlight; } }
@media print {
  :root { color-scheme: light; }
  .voucher { max-width: 480px; }
  .hosted { background: #fff; }
  .hosted header, .tray, .means form, .aside, .bill .left { display: none; }
  .hosted main { display: block; width: auto; margin: 0; }
  .bill, .means { border: 0; padding-inline: 0; }
}
`.trimStart()
