// Says on two diagrams where cases go on: a step of the old one is pressed, then a step of the new one. It writes into the
// lists above, which say the same without it.
(function () {
  'use strict';
  var drawn = document.querySelector('[data-mapping]');
  if (!drawn) return;
  var said = drawn.querySelector('[data-said]');
  var chosen = null;

  function list(step) {
    return document.getElementById('to-' + step);
  }

  function node(side, step) {
    return drawn.querySelector('[data-' + side + '] [data-node="' + CSS.escape(step) + '"]');
  }

  function lists() {
    return Array.from(document.querySelectorAll('select[name^="to-"]'));
  }

  function show() {
    drawn.querySelectorAll('[data-node]').forEach(function (one) { one.classList.remove('is-from', 'is-to'); });
    lists().forEach(function (one) {
      var to = one.value && node('becomes', one.value);
      if (to) to.classList.add('is-to');
    });
    if (chosen) {
      node('was', chosen.name.slice(3)).classList.add('is-from');
    }
  }

  function stepAt(event, side) {
    var at = event.target.closest('[data-' + side + '] [data-node]');
    return at && at.dataset.node;
  }

  drawn.addEventListener('click', function (event) {
    var from = stepAt(event, 'was');
    var to = stepAt(event, 'becomes');
    if (from && list(from)) {
      chosen = list(from);
    } else if (to && chosen) {
      chosen.value = to;
      said.textContent = chosen.labels[0].textContent + ' ' + chosen.options[chosen.selectedIndex].textContent;
    }
    show();
  });
  lists().forEach(function (one) { one.addEventListener('change', show); });
  drawn.addEventListener('toggle', show);
})();
