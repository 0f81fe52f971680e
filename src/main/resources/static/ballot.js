// A secret ballot as voters see it: seals a vote for both tellers on this device, waits, and finds the voter's own line in
// the list. The three words are kept in this browser and nowhere else; which choice was sealed is kept nowhere.
(function () {
  'use strict';
  var page = document.querySelector('[data-ballot], [data-wait]');
  if (!page) return;
  var EVERY = 4000, AGAIN = 3000;
  var key = 'ballot ' + page.dataset.ballot;
  var form = page.querySelector('[data-vote]');
  var words = (page.dataset.words || '').split(',');

  function kept() {
    try { return JSON.parse(localStorage.getItem(key)) || []; } catch (unreadable) { return []; }
  }

  function keep(attempts) {
    try { localStorage.setItem(key, JSON.stringify(attempts)); } catch (notAllowed) { /* They remember it themselves. */ }
  }

  function said(phrase) { return phrase.map(function (number) { return words[number]; }).join(' '); }

  function show(selector, shown) {
    page.querySelectorAll(selector).forEach(function (part) { part.hidden = !shown; });
  }

  // Whenever the ballot stands otherwise than this page shows, the page is fetched anew.
  function wait() {
    // Not all in the same moment.
    setTimeout(ask, EVERY + Math.random() * EVERY / 4);
  }

  function ask() {
    if (document.hidden || page.dataset.busy) return wait();
    fetch(page.dataset.wait, { credentials: 'same-origin', headers: { 'X-Requested-With': 'script' } }).then(function (answer) {
      if (answer.redirected || !answer.ok) return location.reload();
      return answer.json().then(function (stand) {
        if (stand.mark !== page.dataset.mark) location.reload();
        else wait();
      });
    }).catch(wait);
  }
  wait();

  if (form) vote();
  else look();

  function look() {
    var attempts = kept();
    if (page.dataset.voted !== 'true') {
      // Something was sent and never arrived, and it is too late to send it again.
      show('[data-not-counted]', attempts.length > 0 && !/^(NONE|KEYS|READY|OPEN$)/.test(page.dataset.mark || ''));
      return;
    }
    if (attempts.length === 1) {
      page.querySelectorAll('[data-own-phrase]').forEach(function (place) { place.textContent = said(attempts[0].phrase); });
      show('[data-own]', true);
      show('[data-not-here]', false);
    }
    var lines = page.querySelectorAll('[data-phrase]');
    if (!lines.length || !attempts.length) return;
    var own = attempts.map(function (attempt) { return attempt.phrase.join(','); });
    var found = Array.from(lines).filter(function (line) { return own.indexOf(line.dataset.phrase) >= 0; });
    found.forEach(function (line) {
      line.classList.add('is-mine');
      line.querySelector('[data-mine]').hidden = false;
    });
    show(found.length ? '[data-found]' : '[data-not-found]', true);
  }

  function vote() {
    var say = form.querySelector('template').dataset;
    var choose = form.querySelector('[data-choose]');
    var sure = form.querySelector('[data-sure]');
    var told = form.querySelector('[data-said]');
    var questions = Array.from(form.querySelectorAll('[data-question]'));
    var sealed, phrase;

    form.hidden = !window.hpke.possible;
    show('[data-impossible]', !window.hpke.possible);
    // Whatever was tried before did not arrive: the page would not ask otherwise.
    if (kept().some(function (attempt) { return attempt.sent; })) show('[data-not-there]', true);

    function chosen() {
      return questions.map(function (question) { return question.querySelector('input:checked'); });
    }

    function tell(text) {
      told.hidden = !text;
      if (told.textContent !== text) told.textContent = text;
    }

    form.addEventListener('submit', function (event) {
      event.preventDefault();
      var complete = chosen().every(Boolean);
      show('[data-missing]', !complete);
      if (!complete) return;
      phrase = Array.from(crypto.getRandomValues(new Uint8Array(3)));
      sealed = null;
      var list = form.querySelector('[data-chosen]');
      list.textContent = '';
      chosen().forEach(function (input, at) {
        var line = document.createElement('li');
        var question = questions.length > 1 ? questions[at].querySelector('legend').textContent + ' ' : '';
        line.textContent = question + input.parentNode.textContent.trim();
        list.append(line);
      });
      form.querySelector('[data-phrase]').textContent = said(phrase);
      tell('');
      choose.hidden = true;
      sure.hidden = false;
      sure.focus();
      sure.scrollIntoView({ block: 'start' });
    });

    form.querySelector('[data-back]').addEventListener('click', function () {
      if (page.dataset.busy) return;
      sure.hidden = true;
      choose.hidden = false;
    });

    form.querySelector('[data-cast]').addEventListener('click', function () {
      if (page.dataset.busy) return;
      page.dataset.busy = 'true';
      tell(say.sending);
      (sealed ? Promise.resolve() : seal()).then(send).catch(function () {
        delete page.dataset.busy;
        tell(say.notAVote);
      });
    });

    // Every vote is as long as any other before it is sealed, whatever it says.
    async function seal() {
      var nonce = window.hpke.base64(crypto.getRandomValues(new Uint8Array(16)));
      var choices = chosen().map(function (input) { return Number(input.value); });
      var plain = window.hpke.text(JSON.stringify({ choices: choices, phrase: phrase, nonce: nonce })
        .padEnd(Number(form.dataset.length)));
      var inner = await window.hpke.seal(window.hpke.bytes(form.dataset.second), purpose(1), plain);
      sealed = window.hpke.base64(await window.hpke.seal(window.hpke.bytes(form.dataset.first), purpose(2), inner));
    }

    function purpose(layer) { return window.hpke.text('zhengcheng ballot ' + page.dataset.ballot + ' ' + layer); }

    // The same sealed vote is sent until there is an answer: however often it arrives it counts once.
    function send() {
      if (!kept().some(function (attempt) { return attempt.phrase.join() === phrase.join(); })) {
        keep(kept().concat({ phrase: phrase, sent: true }));
      }
      var body = new URLSearchParams({ vote: sealed, _csrf: form.elements._csrf.value });
      fetch(form.action, {
        method: 'POST', body: body, credentials: 'same-origin', headers: { 'X-Requested-With': 'script' }
      }).then(function (answer) {
        if (answer.status === 401) return stop(say.signedOut);
        if (answer.status >= 500) return later();
        return answer.json().then(function (heard) { done(heard.answer); });
      }).catch(later);
    }

    function later() {
      tell(say.lost);
      setTimeout(send, AGAIN);
    }

    function stop(text) {
      delete page.dataset.busy;
      tell(text);
    }

    function forget() {
      keep(kept().filter(function (attempt) { return attempt.phrase.join() !== phrase.join(); }));
    }

    function done(answer) {
      if (answer === 'COUNTED') {
        keep([{ phrase: phrase }]);
        location.reload();
      } else if (answer === 'VOTED_ELSEWHERE') {
        forget();
        location.reload();
      } else if (answer === 'VOTED') {
        location.reload();
      } else if (answer === 'PASSWORD') {
        forget();
        location.assign(form.dataset.confirm);
      } else {
        forget();
        stop({ TOO_LATE: say.tooLate, NOT_ENTITLED: say.notEntitled, NOT_OPEN: say.notOpen }[answer] || say.notAVote);
      }
    }
  }
})();
