// Says so where boot.js will never run: opened as a file (browsers load no modules from there), or
// on a browser that knows no modules. Therefore in the oldest JavaScript.
(function () {
  var name = '';
  if (location.protocol === 'file:') name = 'file';
  else if (!('noModule' in document.createElement('script'))) name = 'old';
  if (!name) return;

  document.querySelector('[data-case="' + name + '"]').hidden = false;
  document.getElementById('failure').hidden = false;
  var waiting = document.querySelectorAll('.waiting, .slow');
  for (var i = 0; i < waiting.length; i++) waiting[i].hidden = true;
})();
