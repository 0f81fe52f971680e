// Makes the tree of organisations and the search for one quick: opens levels in place, finds while one types. Without this
// file the same links and buttons bring the same with a new page.
(function () {
  'use strict';

  function fetchText(url) {
    return fetch(url, { headers: { Accept: 'text/html' }, credentials: 'same-origin' }).then(function (answer) {
      if (!answer.ok || answer.redirected) throw new Error(answer.status);
      return answer.text();
    });
  }

  function parse(text) { return readPage(text); }

  var latest = 0;
  function swap(url, after) {
    var turn = ++latest;
    return fetchText(url).then(function (text) {
      var fresh = parse(text).getElementById('tree');
      if (turn !== latest || !fresh) return;
      document.getElementById('tree').replaceWith(fresh);
      if (after) after();
    });
  }

  document.addEventListener('click', function (event) {
    var link = event.target.closest('[data-toggle], [data-more]');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    function follow() { location.href = link.href; }
    if (link.hasAttribute('data-toggle')) {
      swap(link.href, function () {
        var again = document.getElementById(link.id);
        if (again) again.focus();
      }).catch(follow);
      return;
    }
    fetchText(link.href).then(function (text) {
      var list = parse(text).querySelector('#tree > ul');
      if (!list) return follow();
      var item = link.closest('li');
      var first = list.querySelector('.tree__name');
      item.replaceWith.apply(item, Array.from(list.children));
      if (first) first.focus();
    }).catch(follow);
  });

  function whenTyped(input, find) {
    var timer;
    var composing = false;
    input.addEventListener('compositionstart', function () { composing = true; });
    input.addEventListener('compositionend', function () { composing = false; later(); });
    input.addEventListener('input', function () { if (!composing) later(); });
    function later() {
      clearTimeout(timer);
      timer = setTimeout(find, 150);
    }
  }

  var live = document.querySelector('form[data-live=tree]');
  if (live) {
    var q = live.querySelector('[name=q]');
    whenTyped(q, function () {
      var url = live.action + (q.value.trim() ? '?q=' + encodeURIComponent(q.value) : '');
      swap(url, function () { history.replaceState(null, '', url); }).catch(function () {});
    });
  }

  document.querySelectorAll('[data-finder]').forEach(function (finder) {
    var input = finder.querySelector('input[type=search]');
    var said = finder.querySelector('[data-said]');
    var offers = finder.parentElement.querySelector('[data-offers]');
    var name = finder.dataset.name;
    var turn = 0;

    function find() {
      var asked = input.value.trim();
      var mine = ++turn;
      if (!asked) { said.textContent = ''; return; }
      var url = finder.dataset.finder;
      fetchText(url + (url.indexOf('?') < 0 ? '?' : '&') + 'name=' + encodeURIComponent(name) + '&q=' + encodeURIComponent(asked))
        .then(function (text) {
          if (mine !== turn) return;
          var found = parse(text).body;
          said.textContent = found.querySelector('[data-count]').textContent;
          var kept = Array.from(offers.querySelectorAll('input:checked'));
          Array.from(offers.children).forEach(function (offer) {
            if (!kept.some(function (one) { return offer.contains(one); })) offer.remove();
          });
          Array.from(found.querySelectorAll('.opt')).forEach(function (offer) {
            var value = offer.querySelector('input').value;
            if (!kept.some(function (one) { return one.value === value; })) offers.append(offer);
          });
        }).catch(function () {});
    }

    whenTyped(input, find);
    input.addEventListener('keydown', function (event) {
      if (event.key !== 'Enter' || event.isComposing) return;
      event.preventDefault();
      find();
    });
    finder.querySelector('button').addEventListener('click', function (event) {
      event.preventDefault();
      find();
    });
  });
})();
