// Makes a form that works without it quicker to fill in: asks only what the chosen outcome needs, names the button after
// the outcome, and sends once.
(function () {
  'use strict';
  document.querySelectorAll('form[data-step], form[data-check], form[data-once]').forEach(sendOnce);
  document.querySelectorAll('form[data-many]').forEach(chooseAll);
  var form = document.querySelector('form[data-step]');
  if (!form) return;

  function chooseAll(many) {
    var all = many.querySelector('[data-all]');
    var one = all.querySelector('input');
    var boxes = Array.from(many.querySelectorAll('input[name=chosen]'));
    function agree() {
      var chosen = boxes.filter(function (box) { return box.checked; }).length;
      one.checked = chosen === boxes.length;
      one.indeterminate = chosen > 0 && chosen < boxes.length;
    }
    all.hidden = false;
    one.addEventListener('change', function () { boxes.forEach(function (box) { box.checked = one.checked; }); });
    many.addEventListener('change', agree);
    agree();
  }

  function sendOnce(sent) {
    sent.addEventListener('submit', function (event) {
      if (sent.dataset.sent) {
        event.preventDefault();
        return;
      }
      sent.dataset.sent = 'true';
      sent.setAttribute('aria-busy', 'true');
    });
    window.addEventListener('pageshow', function () { delete sent.dataset.sent; sent.removeAttribute('aria-busy'); });
  }

  function valueOf(name) {
    var input = form.querySelector('[name="' + name + '"]:checked') ||
      form.querySelector('select[name="' + name + '"], input[type=text][name="' + name + '"], input[type=hidden][name="' + name + '"]');
    return input ? input.value : '';
  }

  function holds(condition) {
    var words = condition.split(' ');
    var all = words.shift() === 'all';
    var results = words.map(function (word) {
      var unequal = word.indexOf('!=') > 0;
      var parts = word.split(unequal ? '!=' : '=');
      var actual = valueOf(parts[0]);
      if (actual === '' && parts[1] === 'false') actual = 'false';
      return (actual === parts[1]) !== unequal;
    });
    return all ? results.every(Boolean) : results.some(Boolean);
  }

  function refresh() {
    form.querySelectorAll('[data-hide]').forEach(function (field) {
      field.hidden = field.dataset.hide.split('; ').some(holds);
    });
    var chosen = form.querySelector('input[name=outcome]:checked');
    var button = form.querySelector('[data-main]');
    if (chosen && button) button.textContent = chosen.dataset.name;
    form.querySelectorAll('[data-after]').forEach(function (after) {
      var single = !form.querySelector('input[type=radio][name=outcome]');
      after.hidden = !single && !(chosen && after.dataset.after === chosen.value);
    });
    form.querySelectorAll('[data-for]').forEach(function (marks) {
      marks.hidden = !(chosen && marks.dataset.for === chosen.value);
    });
    var optional = form.querySelector('[data-reason-optional]');
    if (optional) optional.hidden = !!chosen && chosen.dataset.reason === 'true';
  }

  form.addEventListener('change', refresh);
  refresh();

  var errors = document.querySelector('.errors');
  if (errors) errors.focus();
})();
