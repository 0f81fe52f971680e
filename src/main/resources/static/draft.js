// Saves a form while it is written: after a pause, when a field is left, when the page is. What the page says it saved is
// on the server; without script the button beside the main one does the same.
(function () {
  'use strict';
  var form = document.querySelector('form[data-step]');
  var bar = document.querySelector('[data-savebar]');
  if (!form || !bar) return;
  var PAUSE = 1500, AGAIN = 5000, LARGEST_FAREWELL = 60000;
  var words = bar.querySelector('[data-words]');
  var tick = bar.querySelector('.saved .i');
  var signIn = bar.querySelector('[data-sign-in]');
  var elsewhere = document.querySelector('[data-elsewhere]');
  var waiting, sending, unsaved = false, saving = false, lost = false, leaving = false;

  function say(text, good) {
    bar.hidden = false;
    tick.toggleAttribute('hidden', !good);
    bar.classList.toggle('savebar--late', !good);
    if (words.textContent !== text) words.textContent = text;
    bar.setAttribute('aria-busy', good && unsaved);
  }

  function written() {
    var sent = new URLSearchParams();
    new FormData(form).forEach(function (value, name) {
      if (typeof value === 'string') sent.append(name, value);
    });
    return sent;
  }

  function later(pause) {
    clearTimeout(waiting);
    waiting = setTimeout(save, pause);
  }

  function changed() {
    unsaved = true;
    // What stands there as saved is not all that is written now: the tick goes until it is.
    bar.setAttribute('aria-busy', 'true');
    later(PAUSE);
  }

  function save(farewell) {
    clearTimeout(waiting);
    if (!unsaved || saving || leaving) return;
    var body = written();
    unsaved = false;
    saving = true;
    sending = new AbortController();
    fetch(bar.dataset.url, {
      method: 'POST', signal: sending.signal, body: body, credentials: 'same-origin', headers: { 'X-Requested-With': 'script' },
      keepalive: farewell === true && body.toString().length < LARGEST_FAREWELL
    }).then(function (answer) {
      saving = false;
      if (answer.ok) return answer.json().then(saved);
      if (answer.status === 401) return renew();
      if (answer.status === 409) return say(bar.dataset.gone, false);
      if (answer.status === 413) return say(bar.dataset.large, false);
      failed(bar.dataset.offline);
    }).catch(function () {
      saving = false;
      failed(bar.dataset.offline);
    });
  }

  function saved(answer) {
    form.elements._draft.value = answer.revision;
    lost = false;
    signIn.hidden = true;
    say(answer.saved, true);
    elsewhere.hidden = !answer.elsewhere;
    elsewhere.textContent = answer.elsewhere || '';
    if (unsaved) later(PAUSE);
  }

  function failed(text) {
    unsaved = true;
    if (leaving) return;
    say(text, false);
    later(AGAIN);
  }

  // The session has ended. Whoever has signed in again elsewhere is recognised; this page gets the token of the new one.
  function renew() {
    unsaved = true;
    return fetch(bar.dataset.url, { credentials: 'same-origin' }).then(function (answer) {
      return answer.text().then(function (text) {
        var page = readPage(text);
        var token = page.querySelector('form[data-step] input[name=_csrf]');
        if (!token) {
          lost = true;
          signIn.hidden = false;
          return failed(bar.dataset.lost);
        }
        document.querySelectorAll('input[name=_csrf]').forEach(function (input) { input.value = token.value; });
        save();
      });
    });
  }

  form.addEventListener('input', changed);
  form.addEventListener('change', changed);
  form.addEventListener('focusout', function () { save(); });
  window.addEventListener('online', function () { save(); });
  // Back from the window in which they signed in again.
  window.addEventListener('focus', function () { save(); });
  window.addEventListener('pagehide', function () { save(true); });
  document.addEventListener('visibilitychange', function () {
    if (document.visibilityState === 'hidden') save(true);
  });

  // Before form.js takes the press for the one that sends.
  document.addEventListener('submit', function (event) {
    if (event.target !== form) return;
    var button = event.submitter;
    var quietly = button && button.hasAttribute('data-save');
    if (quietly || lost) {
      event.preventDefault();
      event.stopImmediatePropagation();
      unsaved = true;
      save();
    } else if (form.dataset.uploading > 0) {
      event.preventDefault();
      event.stopImmediatePropagation();
      say(bar.dataset.waiting, true);
      form.addEventListener('uploaded', function () { form.requestSubmit(button); }, { once: true });
    } else {
      // What is sent now holds all that was written: a saving on its way would only come too late.
      leaving = true;
      clearTimeout(waiting);
      if (saving) sending.abort();
    }
  }, true);
  window.addEventListener('pageshow', function () { leaving = false; });
})();
