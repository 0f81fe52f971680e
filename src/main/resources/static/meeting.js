// Keeps a meeting's pages as they are now, and lets an agenda be put in order. Without this file they are reloaded by hand.
(function () {
  'use strict';
  var every = 4000;

  document.querySelectorAll('[data-order]').forEach(function (list) {
    function button(word, sign, way) {
      var made = document.createElement('button');
      made.type = 'button';
      made.className = 'btn btn--small';
      made.textContent = sign;
      made.title = word;
      made.setAttribute('aria-label', word);
      made.addEventListener('click', function () {
        var row = made.closest('li');
        var other = way < 0 ? row.previousElementSibling : row.nextElementSibling;
        if (!other) return;
        list.insertBefore(row, way < 0 ? other : other.nextElementSibling);
        made.focus();
      });
      return made;
    }
    Array.from(list.children).forEach(function (row) {
      var moves = document.createElement('span');
      moves.className = 'agenda__move';
      moves.append(button(list.dataset.up, '\u2191', -1), button(list.dataset.down, '\u2193', 1));
      row.append(moves);
    });
  });

  // What somebody is writing, or has opened, is left alone.
  function isBusy(live) {
    var at = document.activeElement;
    return live.contains(at) && at.matches('input, textarea, select') ||
      !!live.querySelector('form[data-sent], details[open] :is(input:not([type=hidden]), textarea, select)');
  }

  function refresh() {
    var live = document.querySelector('[data-live]');
    if (!live) return;
    if (document.hidden || isBusy(live)) { setTimeout(refresh, every); return; }
    fetch(live.dataset.live, { headers: { Accept: 'text/html' }, credentials: 'same-origin' }).then(function (answer) {
      if (!answer.ok || answer.redirected) throw new Error(answer.status);
      return answer.text();
    }).then(function (text) {
      var page = readPage(text);
      var fresh = page.getElementById('live');
      if (!fresh || isBusy(live)) return;
      // Another hand may have made a new code; the dead one must not stay on the screen.
      var code = document.getElementById('code');
      var newCode = page.getElementById('code');
      if (code && newCode && code.textContent !== newCode.textContent) code.textContent = newCode.textContent;
      if (told(fresh).isEqualNode(told(live))) return;
      var at = document.activeElement;
      var focused = live.contains(at) ? at.id : null;
      var open = Array.from(live.querySelectorAll('details[open][id]')).map(function (one) { return one.id; });
      live.replaceWith(fresh);
      open.forEach(function (id) { var one = document.getElementById(id); if (one) one.open = true; });
      if (focused && document.getElementById(focused)) document.getElementById(focused).focus();
    }).catch(function () {}).then(function () { setTimeout(refresh, every); });
  }

  // Keys of operations are new every time, and folds are opened by the reader; neither is news.
  function told(live) {
    var copy = live.cloneNode(true);
    copy.querySelectorAll('input[name=_operation], input[name=_csrf]').forEach(function (key) { key.remove(); });
    copy.querySelectorAll('details').forEach(function (fold) { fold.open = false; });
    return copy;
  }

  setTimeout(refresh, every);
})();
