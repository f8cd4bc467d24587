/** The widget's own look; a page may set the `--llasa-*` colours. `light-dark` follows the page's colour scheme. */
export const styles = `
:host {
  --ink: var(--llasa-ink, light-dark(#1a2421, #e8efec));
  --soft: var(--llasa-soft, light-dark(#50605b, #a9b8b2));
  --paper: var(--llasa-paper, light-dark(#ffffff, #1b2421));
  --line: var(--llasa-line, light-dark(#8a9a94, #5f6f69));
  --accent: var(--llasa-accent, light-dark(#0b6b50, #6fd0ae));
  --on-accent: var(--llasa-on-accent, light-dark(#ffffff, #08251b));
  --mine: light-dark(#e3f1ec, #1f3a31);
  --bad: light-dark(#a32020, #ff9d9d);
  display: block;
  color: var(--ink);
  font: 1rem / 1.5 system-ui, sans-serif;
}
* { box-sizing: border-box; }
.panel { display: flex; flex-direction: column; gap: 0.5rem; background: var(--paper); border: 1px solid var(--line); border-radius: 0.9rem; padding: 0.9rem; min-width: 0; }
h2 { margin: 0; font-size: 1.1rem; }
p { margin: 0; }
.hint, small { color: var(--soft); font-size: 0.85rem; }
.turns { display: flex; flex-direction: column; gap: 0.75rem; min-height: 8rem; max-height: min(32rem, 55vh); overflow-y: auto; padding: 0.25rem; }
.turn { max-width: 100%; padding: 0.6rem 0.8rem; border: 1px solid var(--line); border-radius: 0.9rem; overflow-wrap: anywhere; }
.turn.user { align-self: end; background: var(--mine); }
.text { white-space: pre-wrap; }
.problem { color: var(--bad); }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; margin: 0; }
ul { margin: 0; padding: 0; list-style: none; }
.suggestions { display: flex; flex-wrap: wrap; gap: 0.4rem; }
.cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(13rem, 100%), 1fr)); gap: 0.5rem; margin-top: 0.5rem; }
.card { display: flex; gap: 0.6rem; border: 1px solid var(--line); border-radius: 0.6rem; padding: 0.5rem; min-width: 0; }
.card img { width: 4rem; height: 4rem; object-fit: cover; border-radius: 0.4rem; background: var(--mine); }
.card p { display: flex; flex-wrap: wrap; gap: 0.1rem 0.6rem; }
a { color: var(--accent); }
s { color: var(--soft); }
label { font-size: 0.85rem; color: var(--soft); }
textarea, input, button { font: inherit; color: var(--ink); background: var(--paper); border: 1px solid var(--line); border-radius: 0.5rem; padding: 0.4rem 0.7rem; }
textarea { display: block; width: 100%; resize: vertical; }
button { cursor: pointer; min-height: 2rem; min-width: 2rem; text-align: start; }
button:disabled { cursor: default; opacity: 0.55; }
button.primary, .launcher { background: var(--accent); border-color: var(--accent); color: var(--on-accent); }
button.quiet { border-color: transparent; color: var(--accent); padding: 0.2rem 0.4rem; font-size: 0.85rem; }
button.quiet[aria-pressed="true"] { border-color: var(--accent); }
.actions { display: flex; flex-wrap: wrap; gap: 0.5rem; margin-top: 0.5rem; }
.feedback { display: flex; flex-wrap: wrap; gap: 0.3rem; align-items: center; }
.feedback form { flex-basis: 100%; }
fieldset { display: flex; flex-wrap: wrap; gap: 0.3rem 0.9rem; border: 1px solid var(--line); border-radius: 0.5rem; }
svg.down { rotate: 180deg; }
svg { vertical-align: middle; }
summary { cursor: pointer; color: var(--soft); font-size: 0.85rem; min-height: 1.5rem; }
.claims li { font-size: 0.85rem; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.floating { position: fixed; inset: auto 1rem 1rem auto; z-index: 2147483000; width: min(26rem, calc(100vw - 2rem)); display: flex; flex-direction: column; gap: 0.5rem; }
.launcher { align-self: end; border-radius: 2rem; padding: 0.7rem 1.2rem; }
@media (prefers-reduced-motion: no-preference) { .turn { animation: appear 0.15s ease-out; } @keyframes appear { from { opacity: 0; translate: 0 0.3rem; } } }
@media (forced-colors: active) { .turn, .card, button { border-color: CanvasText; } }
`
