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
`.trimStart()
