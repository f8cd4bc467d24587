/** The widget's own look; a page may set the `--llasa-*` variables. `light-dark` follows the page's colour scheme. */
export const styles = `
:host {
  --ink: var(--llasa-ink, light-dark(#1a2421, #e8efec));
  --soft: var(--llasa-soft, light-dark(#50605b, #a9b8b2));
  --paper: var(--llasa-paper, light-dark(#ffffff, #1b2421));
  --line: var(--llasa-line, light-dark(#8a9a94, #5f6f69));
  --accent: var(--llasa-accent, light-dark(#0b6b50, #6fd0ae));
  --on-accent: var(--llasa-on-accent, light-dark(#ffffff, #08251b));
  --mine: var(--llasa-mine, light-dark(#e3f1ec, #1f3a31));
  --radius: var(--llasa-radius, 0.9rem);
  --bad: light-dark(#a32020, #ff9d9d);
  display: block;
  color: var(--ink);
  font: var(--llasa-font, 1rem / 1.5 system-ui, sans-serif);
}
* { box-sizing: border-box; }
[hidden] { display: none !important; }
.panel { display: flex; flex-direction: column; gap: 0.5rem; background: var(--paper); border: 1px solid var(--line); border-radius: var(--radius); padding: 0.9rem; min-width: 0; }
.head { display: flex; align-items: start; gap: 0.5rem; }
h2 { margin: 0 auto 0 0; font-size: 1.1rem; }
p { margin: 0; }
.hint, small { color: var(--soft); font-size: 0.85rem; }
.turns { display: flex; flex-direction: column; gap: 0.75rem; min-height: 8rem; max-height: min(32rem, 55vh); overflow-y: auto; padding: 0.25rem; }
.turn { max-width: 100%; padding: 0.6rem 0.8rem; border: 1px solid var(--line); border-radius: var(--radius); overflow-wrap: anywhere; }
.turn.user { align-self: end; background: var(--mine); }
.text { white-space: pre-wrap; }
.problem, .gone { color: var(--bad); }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; margin: 0; }
ul { margin: 0; padding: 0; list-style: none; }
.suggestions { display: flex; flex-wrap: wrap; gap: 0.4rem; }
.suggestions button { border-radius: 1.2rem; font-size: 0.9rem; }
.cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(17rem, 100%), 1fr)); gap: 0.5rem; margin-top: 0.5rem; }
.card { display: flex; gap: 0.6rem; border: 1px solid var(--line); border-radius: 0.6rem; padding: 0.5rem; min-width: 0; }
.card > div { min-width: 0; flex: 1; }
.card img { flex: none; width: 4rem; height: 4rem; object-fit: cover; border-radius: 0.4rem; background: var(--mine); }
.facts { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0.1rem 0.6rem; }
a { color: var(--accent); }
s { color: var(--soft); }
label { font-size: 0.85rem; color: var(--soft); }
textarea, input, button { font: inherit; color: var(--ink); background: var(--paper); border: 1px solid var(--line); border-radius: 0.5rem; padding: 0.4rem 0.7rem; }
textarea { display: block; width: 100%; resize: vertical; max-height: 8rem; }
button { cursor: pointer; min-height: 2rem; min-width: 2rem; text-align: start; }
button:disabled { cursor: default; opacity: 0.55; }
button.primary, button.cart, .launcher { background: var(--accent); border-color: var(--accent); color: var(--on-accent); }
button.cart { font-size: 0.85rem; padding: 0.2rem 0.6rem; }
button.quiet { border-color: transparent; background: none; color: var(--accent); padding: 0.2rem 0.4rem; font-size: 0.85rem; }
button.quiet[aria-pressed="true"] { border-color: var(--accent); }
button.close { flex: none; border-color: transparent; background: none; padding: 0.2rem; text-align: center; }
.actions { display: flex; flex-wrap: wrap; gap: 0.5rem; margin-top: 0.5rem; }
.feedback { display: flex; flex-wrap: wrap; gap: 0.3rem; align-items: center; }
.feedback form { flex-basis: 100%; }
fieldset { display: flex; flex-wrap: wrap; gap: 0.3rem 0.9rem; border: 1px solid var(--line); border-radius: 0.5rem; min-width: 0; }
svg.down { rotate: 180deg; }
svg { vertical-align: middle; }
summary { cursor: pointer; color: var(--soft); font-size: 0.85rem; min-height: 1.5rem; }
.claims li { font-size: 0.85rem; }
.waiting { display: inline-flex; gap: 0.3rem; }
.waiting i { width: 0.45rem; height: 0.45rem; border-radius: 50%; background: var(--soft); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.floating { position: fixed; inset: auto 1rem 1rem auto; z-index: var(--llasa-z, 2147483000); display: flex; max-width: calc(100vw - 2rem); }
.dialog { width: min(26rem, calc(100vw - 2rem)); filter: drop-shadow(0 0.4rem 1.2rem #0005); }
.dialog .panel { height: min(44rem, calc(100vh - 2rem)); height: min(44rem, calc(100dvh - 2rem)); }
.dialog .turns { flex: 1 1 auto; min-height: 0; max-height: none; }
.dialog .cards { grid-template-columns: minmax(0, 1fr); }
.launcher { border-radius: 2rem; padding: 0.7rem 1.2rem; }
@media (max-width: 30rem) {
  .floating { inset: auto 0.5rem 0.5rem auto; max-width: calc(100vw - 1rem); }
  .dialog { width: calc(100vw - 1rem); }
  .dialog .panel { height: calc(100vh - 1rem); height: calc(100dvh - 1rem); padding: 0.7rem; }
}
@media (max-height: 30rem) { .dialog .hint { font-size: 0.75rem; } .dialog .suggestions { display: none; } }
@media (prefers-reduced-motion: no-preference) {
  .turn { animation: appear 0.15s ease-out; }
  @keyframes appear { from { opacity: 0; translate: 0 0.3rem; } }
  .waiting i { animation: wait 1s infinite alternate; }
  .waiting i:nth-child(2) { animation-delay: 0.2s; }
  .waiting i:nth-child(3) { animation-delay: 0.4s; }
  @keyframes wait { from { opacity: 0.25; } }
}
@media (forced-colors: active) { .turn, .card, button { border-color: CanvasText; } }
`
