// Goes through an inbox by keys. Every key has a way with the mouse or the Tab key; without this file nothing is missing.
(function () {
  'use strict';
  var hint = document.querySelector('[data-keys]');
  if (!hint) return;
  hint.hidden = false;
  var help = document.querySelector('[data-keyhelp]');
  var search = document.getElementById('q');

  function isTyping(target) {
    return target.closest('input, textarea, select, [contenteditable]') !== null;
  }

  function go(by) {
    var rows = Array.from(document.querySelectorAll('[data-row]'));
    var at = rows.indexOf(document.activeElement);
    var to = at < 0 ? 0 : Math.min(rows.length - 1, Math.max(0, at + by));
    if (!rows[to]) return;
    rows[to].focus();
    rows[to].scrollIntoView({ block: 'nearest' });
  }

  document.addEventListener('keydown', function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || isTyping(event.target) || help.open) return;
    if (event.key === 'j') go(1);
    else if (event.key === 'k') go(-1);
    else if (event.key === '/' && search) { search.focus(); search.select(); }
    else if (event.key === '?') help.showModal();
    else return;
    event.preventDefault();
  });
})();
