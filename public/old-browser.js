// For browsers that know no modules, and so run nothing else of this page: says so.
(function () {
  var banner = document.getElementById('failure');
  var cases = banner.querySelectorAll('[data-case]');
  for (var i = 0; i < cases.length; i++) cases[i].hidden = cases[i].getAttribute('data-case') !== 'old';
  banner.hidden = false;
  document.getElementById('app').hidden = true;
})();
