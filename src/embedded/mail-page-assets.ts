export const MAIL_STYLE = `
:root { color-scheme: light dark; --paper: #fbfaf8; --card: #fff; --ink: #22262a; --quiet: #626a72; --line: #e4e2dd; --accent: #0f6b62; }
@media (prefers-color-scheme: dark) { :root { --paper: #16181a; --card: #1e2124; --ink: #eceae6; --quiet: #a3abb2; --line: #33383c; --accent: #6fd0c3; } }
* { box-sizing: border-box; }
body { margin: 0; min-height: 100vh; display: flex; flex-direction: column; background: var(--paper); color: var(--ink); font: 15px/1.5 ui-sans-serif, system-ui, sans-serif; }
header { display: flex; flex-wrap: wrap; align-items: center; gap: .25rem 1.25rem; padding: .9rem 1.5rem; border-bottom: 1px solid var(--line); background: var(--card); }
h1 { margin: 0; font-size: 1.05rem; } header p { margin: 0; color: var(--quiet); flex: 1; min-width: 16rem; }
form { display: flex; align-items: center; gap: .5rem; } label { color: var(--quiet); white-space: nowrap; }
input { font: inherit; color: inherit; background: var(--paper); border: 1px solid var(--line); border-radius: .5rem; padding: .35rem .6rem; min-width: 0; width: 15rem; }
a { color: var(--accent); } :focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.columns { flex: 1; display: grid; grid-template-columns: minmax(15rem, 22rem) 1fr; min-height: 0; }
nav { border-right: 1px solid var(--line); } nav > p { margin: 1.5rem; color: var(--quiet); } nav > p[hidden] { display: none; }
ol { list-style: none; margin: 0; padding: .5rem; } ol a { display: grid; gap: .1rem; padding: .6rem .8rem; border-radius: .6rem; text-decoration: none; color: inherit; }
ol a:hover { background: color-mix(in srgb, var(--accent) 7%, transparent); } ol a[aria-current] { background: color-mix(in srgb, var(--accent) 14%, transparent); }
ol span, ol small, dt, .files small { color: var(--quiet); } ol strong, ol span { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
time { font-variant-numeric: tabular-nums; }
main { padding: 1.5rem; min-width: 0; display: flex; } article { flex: 1; min-width: 0; display: flex; flex-direction: column; gap: 1rem; max-width: 60rem; }
h2 { margin: 0; font-size: 1.3rem; line-height: 1.25; overflow-wrap: anywhere; } dl { display: grid; grid-template-columns: auto 1fr; gap: .1rem 1rem; margin: 0; } dd { margin: 0; overflow-wrap: anywhere; }
.files { display: flex; flex-wrap: wrap; gap: .5rem; margin: 0; padding: 0; list-style: none; } .files li { border: 1px solid var(--line); border-radius: .6rem; padding: .35rem .7rem; background: var(--card); }
iframe { flex: 1; min-height: 34rem; width: 100%; border: 1px solid var(--line); border-radius: .8rem; background: #fff; color-scheme: light; }
pre { margin: 0; padding: 1rem; white-space: pre-wrap; overflow-wrap: anywhere; font: inherit; background: var(--card); border: 1px solid var(--line); border-radius: .8rem; }
details pre { margin-top: .5rem; } summary { cursor: pointer; color: var(--quiet); } .more { display: flex; gap: 1rem; margin: 0; }
@media (max-width: 700px) { .columns { grid-template-columns: 1fr; } nav { border-right: 0; border-bottom: 1px solid var(--line); max-height: 16rem; overflow: auto; } main { padding: 1rem; } }
`;

/**
 * Brings new mail into the list while the page is open. Only what is new is added and what is gone removed: what one reads, the place
 * one has scrolled to and the focus stay as they are.
 */
export const MAIL_SCRIPT = `
const list = document.getElementById('mails'), none = document.getElementById('none');
const query = list.dataset.to ? '?to=' + encodeURIComponent(list.dataset.to) : '';
function entry(mail) {
  const item = document.createElement('li'), link = document.createElement('a');
  item.dataset.id = mail.id;
  link.href = '/messages/' + encodeURIComponent(mail.id) + query;
  const add = (tag, text) => { const part = document.createElement(tag); part.textContent = text; link.append(part); return part; };
  add('strong', mail.subject || 'No subject');
  add('span', mail.to.join(', '));
  const time = document.createElement('time');
  time.dateTime = mail.receivedAt;
  time.textContent = new Date(mail.receivedAt).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' });
  add('small', '').append(time);
  item.append(link);
  return item;
}
async function refresh() {
  try {
    const { items } = await (await fetch('/messages' + query)).json();
    const wasEmpty = !list.children.length;
    const here = new Map([...list.children].map((item) => [item.dataset.id, item]));
    const there = new Set(items.map((mail) => mail.id));
    for (const [id, item] of here) if (!there.has(id)) item.remove();
    for (const mail of items.filter((mail) => !here.has(mail.id)).reverse()) list.prepend(entry(mail));
    none.hidden = items.length > 0;
    if (wasEmpty && items.length && !list.dataset.chosen) location.reload();
  } catch {}
  setTimeout(refresh, document.hidden ? 5000 : 1500);
}
setTimeout(refresh, 1500);
`;
