/** The look of every page, light and dark, from 320 px up. */
export const STYLE: string = `
:root {
  color-scheme: light dark;
  --ground: light-dark(#f4f1ea, #12151b);
  --surface: light-dark(#ffffff, #1b2029);
  --sunken: light-dark(#f8f6f1, #14181f);
  --line: light-dark(#ddd6c9, #323a47);
  --edge: light-dark(#8d8574, #6d7889);
  --ink: light-dark(#1c2230, #eef0f4);
  --soft: light-dark(#5d6473, #a5aebc);
  --accent: light-dark(#0b6b5b, #5fd3b8);
  --on-accent: light-dark(#ffffff, #06231d);
  --good: light-dark(#0b6b3f, #6fdc9c);
  --bad: light-dark(#a8241f, #ff9a91);
  --wait: light-dark(#8a5200, #f2bd6b);
  --tape: #f5b83d;
  --radius: 14px;
  font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Liberation Sans", sans-serif;
}
* { box-sizing: border-box; }
body { margin: 0; min-height: 100vh; background: var(--ground); color: var(--ink); }
h1, h2, p, dl, dd, ol { margin: 0; padding: 0; }
ol { list-style: none; }
code, .code, .verbatim { font-family: ui-monospace, "SF Mono", Menlo, Consolas, "Liberation Mono", monospace; }
a { color: var(--accent); text-underline-offset: 3px; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
[hidden] { display: none !important; }

.notice {
  padding: 6px 8px;
  background: repeating-linear-gradient(-45deg, #1c2230 0 14px, var(--tape) 14px 28px);
  text-align: center; font-size: 0.8125rem; font-weight: 650; line-height: 1.4;
}
.notice span { display: inline-block; padding: 1px 12px; border-radius: 99px; background: var(--tape); color: #1c2230; }

.wordmark { display: inline-flex; align-items: center; gap: 10px; font-weight: 750; letter-spacing: -0.01em; }
.wordmark i {
  width: 26px; height: 26px; border-radius: 9px;
  background:
    radial-gradient(circle at 30% 32%, var(--tape) 0 21%, transparent 22%),
    radial-gradient(circle at 70% 68%, var(--tape) 0 21%, transparent 22%),
    linear-gradient(135deg, #0b6b5b, #10957e);
}

button, .button {
  display: inline-flex; align-items: center; justify-content: center; min-height: 44px; padding: 8px 16px;
  border: 1px solid var(--edge); border-radius: 10px; background: var(--surface); color: var(--ink);
  font: inherit; font-weight: 600; text-decoration: none; cursor: pointer;
}
button:hover, .button:hover { border-color: var(--ink); }
button:active { transform: translateY(1px); }
.primary, button.pay { border-color: transparent; background: var(--accent); color: var(--on-accent); }
.primary:hover, button.pay:hover { border-color: transparent; filter: brightness(1.08); }
.quiet { border-color: transparent; background: none; color: var(--soft); }
.quiet:hover { border-color: transparent; color: var(--ink); text-decoration: underline; text-underline-offset: 3px; }

.facts { display: flex; flex-wrap: wrap; gap: 4px 24px; font-size: 0.875rem; }
.facts dt { color: var(--soft); font-size: 0.8125rem; }
.facts dd { overflow-wrap: anywhere; font-variant-numeric: tabular-nums; }

/* The panel */
.bar { display: flex; flex-wrap: wrap; align-items: center; gap: 10px 20px; padding: 12px max(16px, calc(50vw - 560px)); background: var(--surface); border-bottom: 1px solid var(--line); }
.bar .wordmark { flex: 1 1 auto; }
.bar .wordmark small { color: var(--soft); font-size: 1rem; font-weight: 400; }
.clock { display: flex; flex-wrap: wrap; align-items: center; gap: 8px 14px; }
.clock form { display: flex; gap: 6px; }
.clock time { font-weight: 650; font-variant-numeric: tabular-nums; white-space: nowrap; }
.clock time::after { content: " UTC"; color: var(--soft); font-weight: 400; font-size: 0.8125rem; }
.panel main { padding: 24px max(16px, calc(50vw - 560px)) 64px; }
.title { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 14px; margin-bottom: 14px; }
.title h1 { font-size: 1.5rem; letter-spacing: -0.02em; }
.title p { color: var(--soft); }
[data-connection="lost"] #summary::after { content: " (sandbox not answering)"; color: var(--bad); }
.faults { display: flex; flex-wrap: wrap; gap: 4px 10px; align-items: baseline; margin-bottom: 14px; padding: 10px 14px; border: 1px solid var(--wait); border-radius: 10px; color: var(--wait); }
.cards { display: grid; gap: 12px; }
.card {
  --tone: var(--wait);
  display: grid; gap: 12px 24px; padding: 16px 18px; border: 1px solid var(--line); border-left: 5px solid var(--tone);
  border-radius: var(--radius); background: var(--surface);
}
.card[data-status="success"] { --tone: var(--good); }
.card[data-status="declined"], .card[data-status="error"] { --tone: var(--bad); }
.card[data-status="expired"] { --tone: var(--edge); }
.card h2 { display: flex; flex-wrap: wrap; align-items: center; gap: 4px 12px; font-size: 1.25rem; letter-spacing: -0.015em; font-variant-numeric: tabular-nums; }
.status { padding: 1px 10px; border: 1.5px solid var(--tone); border-radius: 99px; color: var(--ink); font-size: 0.8125rem; font-weight: 650; letter-spacing: 0; line-height: 1.6; }
.status::before { content: ""; display: inline-block; width: 8px; height: 8px; margin-right: 7px; border-radius: 50%; background: var(--tone); }
.what { min-width: 0; }
.which { color: var(--soft); overflow-wrap: anywhere; }
.which .method { color: var(--ink); font-weight: 600; }
.about { display: grid; gap: 10px; min-width: 0; }
.card .facts code { font-size: 0.8125rem; }
.callbacks { display: flex; flex-wrap: wrap; gap: 6px; font-size: 0.8125rem; font-variant-numeric: tabular-nums; }
.callbacks li { padding: 2px 10px; border: 1px solid var(--line); border-radius: 7px; background: var(--sunken); overflow-wrap: anywhere; }
.callbacks b { font-weight: 650; }
[data-answer="taken"] b { color: var(--good); }
[data-answer="refused"] b { color: var(--bad); }
.callbacks.none { color: var(--soft); }
.card summary { width: fit-content; padding: 2px 0; color: var(--soft); font-size: 0.875rem; cursor: pointer; }
.verbatim { margin: 8px 0; padding: 10px 12px; border-radius: 10px; background: var(--sunken); font-size: 0.8125rem; overflow-wrap: anywhere; }
.actions { display: flex; flex-wrap: wrap; gap: 8px; }
.empty { display: grid; justify-items: center; gap: 8px; padding: 56px 20px; border: 2px dashed var(--line); border-radius: var(--radius); text-align: center; }
.empty h2 { font-size: 1.25rem; }
.empty p { max-width: 46ch; color: var(--soft); }
.empty code { display: inline-block; padding: 6px 12px; border-radius: 8px; background: var(--surface); color: var(--ink); overflow-wrap: anywhere; }

@media (min-width: 860px) {
  .card { grid-template-columns: 3fr 6fr 110px; align-items: start; }
  .actions { flex-direction: column; }
  .actions button { width: 100%; }
}
@media (max-width: 540px) {
  .actions form { flex: 1; }
  .actions button { width: 100%; padding-inline: 8px; }
  .clock { flex: 1 1 100%; order: 3; justify-content: space-between; }
}
`.trimStart()
