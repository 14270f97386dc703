/* global document, URL, addEventListener */
/*
 * Puts an operator's events into a page of their own website, where this script stands:
 *   <script async src="https://…/embed.js" data-operator="harbour"></script>
 */
(() => {
  const script = document.currentScript;
  const { operator, title = 'Events' } = script.dataset;
  const { origin } = new URL(script.src);
  const frame = document.createElement('iframe');
  frame.src = `${origin}/embed/${encodeURIComponent(operator)}/events`;
  frame.title = title;
  frame.loading = 'lazy';
  Object.assign(frame.style, { display: 'block', width: '100%', height: '30rem', border: '0', colorScheme: 'auto' });
  script.after(frame);
  addEventListener('message', ({ source, origin: from, data }) => {
    if (source !== frame.contentWindow || from !== origin || data?.type !== 'coworkflow:height') return;
    const height = Number(data.height);
    if (height > 0) frame.style.height = `${Math.min(Math.ceil(height), 20000)}px`;
  });
})();
