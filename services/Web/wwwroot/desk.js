// The browser's half of the desks, in plain script: what must work while a key is pressed, before any server is asked.
(() => {
  'use strict';

  const writes = target => target.matches?.('input:not([type=radio], [type=checkbox]), textarea, select');
  const tell = field => field.dispatchEvent(new Event('input', { bubbles: true }));

  // 中文输入: while an input method composes, no key acts and no half-written text is sent anywhere.
  // Registered before Blazor's own listeners and on the window, so that none of them hears of it.
  const composing = new WeakSet();
  const hush = event => { if (event.isComposing || event.keyCode === 229 || composing.has(event.target)) event.stopImmediatePropagation(); };
  for (const kind of ['keydown', 'keyup', 'keypress', 'input', 'change']) window.addEventListener(kind, hush, true);
  window.addEventListener('compositionstart', event => composing.add(event.target), true);
  window.addEventListener('compositionend', event => { composing.delete(event.target); tell(event.target); }, true);

  // 断线: what is typed while the connection is away is in this tab until it has been told, whether the line comes back to the same page, to one made anew, or the page is opened again.
  // One id in two drafts is two fields: data-of says which. Secrets are kept nowhere.
  const unsent = 'hotline-unsent ';
  const whose = field => `${unsent}${location.pathname} ${field.id} ${field.closest('[data-of]')?.dataset.of ?? ''}`;
  const secret = field => field.type === 'password' || field.autocomplete === 'one-time-code';
  const lost = () => document.getElementById('components-reconnect-modal');
  const away = () => /components-reconnect-(show|failed|rejected|retrying|paused)/.test(lost()?.className ?? '');
  window.addEventListener('input', event => {
    const field = event.target;
    if (!writes(field) || !field.id || secret(field)) return;
    const name = whose(field);
    if (away() || sessionStorage.getItem(name) !== null) sessionStorage.setItem(name, field.value);
  }, true);
  const telling = new WeakSet();
  const tellUnsent = () => {
    if (away() || !Object.keys(sessionStorage).some(name => name.startsWith(unsent))) return;
    for (const field of document.querySelectorAll('input[id]:not(:disabled), textarea[id]:not(:disabled), select[id]:not(:disabled)')) {
      const name = whose(field), text = sessionStorage.getItem(name);
      if (text === null || telling.has(field)) continue;
      telling.add(field);
      // Told, it may still be on its way when the page is left.
      setTimeout(() => { telling.delete(field); sessionStorage.removeItem(name); }, 3000);
      field.value = text;
      field.dispatchEvent(new CustomEvent('input', { bubbles: true, detail: 'calm' }));
    }
  };

  // 停顿: a field with data-calm is told of when the typist pauses for so many milliseconds, leaves it or presses a key that acts.
  const waiting = new Map();
  const flush = field => {
    if (!waiting.has(field)) return;
    clearTimeout(waiting.get(field));
    waiting.delete(field);
    field.dispatchEvent(new CustomEvent('input', { bubbles: true, detail: 'calm' }));
  };
  window.addEventListener('input', event => {
    const field = event.target, calm = field.dataset?.calm;
    if (!calm || event.detail === 'calm') return;
    event.stopImmediatePropagation();
    clearTimeout(waiting.get(field));
    waiting.set(field, setTimeout(() => flush(field), Number(calm)));
  }, true);
  window.addEventListener('keydown', event => { if (event.key.length > 1 || event.ctrlKey || event.altKey) for (const field of [...waiting.keys()]) flush(field); }, true);
  // On blur and not on focusout, which comes after it: whoever hears that the field was left has heard what it says.
  window.addEventListener('blur', event => flush(event.target), true);
  window.addEventListener('pagehide', () => { for (const field of [...waiting.keys()]) flush(field); });

  // 快捷键: an element with data-shortcut is pressed by that key, or where it is a field, focused.
  // One with data-chord waits for a second key: of its buttons, the one with that data-key is pressed.
  const named = event => (event.ctrlKey ? 'Ctrl+' : '') + (event.altKey ? 'Alt+' : '') + event.key;
  let chord = null;
  const wait = at => { chord?.classList.remove('armed'); chord = at; chord?.classList.add('armed'); };
  window.addEventListener('keydown', event => {
    // A key that is held is pressed once: what opens by itself after a press must not be pressed too.
    if (event.repeat) return;
    const key = named(event);
    if (chord) {
      const button = chord.querySelector(`[data-key="${CSS.escape(key)}"]`);
      wait(null);
      if (button || key === 'Escape') event.preventDefault();
      button?.click();
      if (button || key === 'Escape') return;
    }
    if (key.length === 1 && writes(event.target)) return;
    const armed = document.querySelector(`[data-chord="${CSS.escape(key)}"]`);
    if (armed && event.target.dataset?.finder !== 'open') { event.preventDefault(); wait(armed); return; }
    const at = document.querySelector(`[data-shortcut="${CSS.escape(key)}"]`);
    if (!at || at.disabled) return;
    event.preventDefault();
    // What is being written counts before what is pressed; the field would tell of it only when it is left.
    if (writes(event.target)) event.target.dispatchEvent(new Event('change', { bubbles: true }));
    if (writes(at)) at.focus(); else at.click();
  });
  // Enter takes what a finder found; it must not also move on to a button.
  window.addEventListener('keydown', event => {
    if (event.target.dataset?.finder === 'open' && ['ArrowUp', 'ArrowDown', 'Enter'].includes(event.key)) event.preventDefault();
  }, true);
  // A field that appears to be written in has the keyboard.
  new MutationObserver(changes => {
    for (const change of changes) for (const node of change.addedNodes)
      if (node.nodeType === 1) {
        const first = 'textarea[autofocus], input[autofocus]';
        (node.matches(first) ? node : node.querySelector(first))?.focus();
        for (const field of [node, ...node.querySelectorAll('[data-keep]')]) if (field.dataset?.keep) recall(field);
      }
    tellUnsent();
  }).observe(document, { childList: true, subtree: true });

  // 未提交的填写: what stands half-filled in a field with data-keep is in this tab after a reload or a restart of the server, until it is sent or its writer signs out.
  const kept = 'hotline-keep ';
  const remember = event => {
    const field = event.target, name = field.dataset?.keep;
    if (name) sessionStorage.setItem(kept + name, field.type === 'checkbox' ? String(field.checked) : field.value);
  };
  for (const kind of ['input', 'change']) window.addEventListener(kind, remember, true);
  const recall = field => {
    const was = sessionStorage.getItem(kept + field.dataset.keep);
    if (was === null || was === (field.type === 'checkbox' ? String(field.checked) : field.value)) return;
    if (field.type === 'checkbox') field.checked = was === 'true'; else field.value = was;
    field.dispatchEvent(new Event('change', { bubbles: true }));
  };
  const forget = start => {
    for (const name of Object.keys(sessionStorage)) if (name.startsWith(kept + start) || (start === '' && name.startsWith(unsent))) sessionStorage.removeItem(name);
  };
  window.addEventListener('submit', event => { if (event.target.getAttribute?.('action') === 'sign-out') forget(''); }, true);

  const watch = () => {
    const modal = lost();
    if (!modal) return;
    let was = false;
    new MutationObserver(() => {
      const is = away();
      if (was && !is) tellUnsent();
      was = is;
    }).observe(modal, { attributes: true, attributeFilter: ['class'] });
    modal.querySelector('[data-reload]').addEventListener('click', () => location.reload());
  };

  // 空闲: a session that is used goes on, one that stands idle ends, also on this page.
  let lastUsed = Date.now(), lastTold = Date.now();
  const idle = () => Number(document.querySelector('[data-idle-minutes]')?.dataset.idleMinutes ?? 0) * 60000;
  for (const kind of ['keydown', 'pointerdown']) window.addEventListener(kind, () => { lastUsed = Date.now(); }, true);
  setInterval(() => {
    const limit = idle();
    if (!limit) return;
    if (Date.now() - lastUsed > limit) location.assign('/sign-in?reason=idle&to=' + encodeURIComponent(location.pathname + location.search));
    else if (lastUsed > lastTold && Date.now() - lastTold > Math.min(60000, limit / 4)) {
      lastTold = Date.now();
      fetch('/still-here', { method: 'POST' }).catch(() => {});
    }
  }, 1000);

  // 通知: the count stands in the tab's title; a short sound, made here, unless it is switched off. No page of ours needs more than plain HTTP for it.
  const sound = () => localStorage.getItem('hotline-sound') !== 'off';
  const ring = () => {
    try {
      const audio = new AudioContext(), tone = audio.createOscillator(), volume = audio.createGain();
      volume.gain.setValueAtTime(0.08, audio.currentTime);
      volume.gain.exponentialRampToValueAtTime(0.0001, audio.currentTime + 0.4);
      tone.frequency.value = 880;
      tone.connect(volume).connect(audio.destination);
      tone.start();
      tone.stop(audio.currentTime + 0.4);
      tone.onended = () => audio.close();
    } catch { /* a machine without sound */ }
  };
  window.hotline = {
    forget,
    noticed(count, isNew) {
      document.title = (count > 0 ? `(${count}) ` : '') + document.title.replace(/^\(\d+\) /, '');
      for (const box of document.querySelectorAll('[data-sound]')) box.checked = sound();
      if (isNew && sound()) ring();
    },
  };
  document.addEventListener('change', event => {
    if (event.target.matches('[data-sound]')) localStorage.setItem('hotline-sound', event.target.checked ? 'on' : 'off');
  });

  // The open list of notices is closed by Escape and by a press anywhere else.
  const closeNotices = () => document.querySelector('.notices [aria-expanded=true]')?.click();
  document.addEventListener('click', event => { if (!event.target.closest('.notices')) closeNotices(); });
  document.addEventListener('keydown', event => { if (event.key === 'Escape') closeNotices(); });
  document.addEventListener('click', event => { if (event.target.closest('[data-print]')) print(); });

  // 依据: a link with data-opens goes to that entry of the same page, opens what it is folded into, and marks it.
  document.addEventListener('click', event => {
    const link = event.target.closest('[data-opens]'), entry = link && document.getElementById(link.dataset.opens);
    if (!entry) return;
    event.preventDefault();
    event.stopPropagation();
    for (let fold = entry.closest('details'); fold; fold = fold.parentElement.closest('details')) fold.open = true;
    for (const marked of document.querySelectorAll('.opened')) marked.classList.remove('opened');
    entry.classList.add('opened');
    entry.scrollIntoView({ block: 'center' });
    entry.focus({ preventScroll: true });
  }, true);

  // 保存、复制: what stands in a field goes into a file, or to where one pastes from. Over plain HTTP there is no other way to copy than this old one.
  document.addEventListener('click', event => {
    const save = event.target.closest('[data-save]'), copy = event.target.closest('[data-copy]');
    if (save) {
      const link = document.createElement('a');
      // The mark tells Excel that it is UTF-8.
      link.href = URL.createObjectURL(new Blob(['\ufeff', document.getElementById(save.dataset.save).value], { type: 'text/csv' }));
      link.download = save.dataset.name;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 10000);
    }
    if (copy) {
      document.getElementById(copy.dataset.copy).select();
      document.execCommand('copy');
    }
  });
  document.addEventListener('DOMContentLoaded', watch);
})();
