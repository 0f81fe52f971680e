// Reads a page that was fetched. No script in it runs, and of it only parts are taken over. Browsers that ask for it are told
// here, and nowhere else, that a text may be read as markup.
(function () {
  'use strict';
  var asItIs = { createHTML: function (text) { return text; } };
  var policy = window.trustedTypes ? window.trustedTypes.createPolicy('pages', asItIs) : asItIs;
  window.readPage = function (text) { return new DOMParser().parseFromString(policy.createHTML(text), 'text/html'); };
})();
