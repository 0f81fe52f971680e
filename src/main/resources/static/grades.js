// Grades of a year: says while they are chosen how many are excellent, and opens the place for the reasons where some are
// needed. Without this file the server says the same when they are saved.
(function () {
  'use strict';
  var tally = document.querySelector('[data-excellent]');
  var grades = Array.from(document.querySelectorAll('select[data-grade]'));
  if (!tally || !grades.length) return;

  function count() {
    var excellent = grades.filter(function (one) { return one.value === 'EXCELLENT'; }).length;
    tally.hidden = false;
    tally.textContent = tally.dataset.words.replace('#', excellent);
    tally.classList.toggle('late', excellent > Number(tally.dataset.most));
  }

  grades.forEach(function (one) {
    one.addEventListener('change', function () {
      count();
      if (one.value === 'EXCELLENT' || one.value === 'UNQUALIFIED') {
        one.closest('section').querySelector('details').open = true;
      }
    });
  });
  count();
})();
