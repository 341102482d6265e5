/* The script of an old school theme. What is marked CLASH is there on purpose: the chat must work in spite of it. */

// CLASH: enumerable additions to built-ins, and globals with common names.
Array.prototype.last = function () { return this[this.length - 1]; };
String.prototype.trimAll = function () { return this.replace(/\s+/g, ''); };
HTMLElement.prototype.hide = function () { this.className += ' is-hidden'; return this; };
window.chat = {};
window.$ = function (selector) { return document.querySelector(selector); };

(function () {
  var root = document.documentElement;
  var search = $('#zoek');
  var toggle = $('.toggle');
  var menu = $('.menu');
  root.className += ' js';

  function openMenu(open) {
    menu.classList.toggle('open', open);
    toggle.setAttribute('aria-expanded', open ? 'true' : 'false');
  }
  toggle.addEventListener('click', function (event) {
    event.stopPropagation();
    openMenu(!menu.classList.contains('open'));
  });

  // CLASH: a click outside the menu, or Escape, closes all that is called open.
  function closeAll() {
    document.querySelectorAll('.open').forEach(function (element) { element.classList.remove('open'); });
    toggle.setAttribute('aria-expanded', 'false');
  }
  document.addEventListener('click', function (event) {
    if (!event.target.closest('.menu')) closeAll();
  });

  // CLASH: typing anywhere goes to the search field. Keys from a shadow tree have their host as target, so that
  // this check does not see that somebody is typing in the chat.
  document.addEventListener('keydown', function (event) {
    if (event.key === 'Escape') {
      if (menu.contains(document.activeElement)) toggle.focus();
      closeAll();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (/^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName)) return;
    if (event.key === '/' || /^[a-z]$/i.test(event.key)) {
      if (toggle.offsetParent) openMenu(true);
      search.focus();
      if (event.key === '/') event.preventDefault();
    }
  });

  // The search looks on this page only.
  $('.search').addEventListener('submit', function (event) {
    event.preventDefault();
    var wanted = search.value.trim().toLowerCase();
    var hit = wanted && Array.prototype.filter.call(document.querySelectorAll('main h2, main h3, main dt'), function (heading) {
      return heading.parentNode.textContent.toLowerCase().indexOf(wanted) > -1;
    }).last();
    $('.found').textContent = !wanted ? '' : hit ? 'Gevonden bij: ' + hit.textContent : 'Niets gevonden op deze pagina voor “' + search.value + '”.';
    if (hit) hit.scrollIntoView({ block: 'center' });
  });

  // CLASH: one handler on every button of the page.
  document.querySelectorAll('button').forEach(function (button) {
    button.addEventListener('click', function () { button.classList.add('clicked'); });
  });

  $('.print')?.addEventListener('click', function () { window.print(); });

  function cookiesOk() { root.classList.add('cookies-ok'); }
  try { if (localStorage.getItem('ijc-cookies') === 'ok') cookiesOk(); } catch { /* no storage: the bar stays */ }
  $('.cookiebar button').addEventListener('click', function () {
    cookiesOk();
    try { localStorage.setItem('ijc-cookies', 'ok'); } catch { /* no storage */ }
    $('#inhoud').focus({ preventScroll: true });
  });

  $('.totop').addEventListener('click', function (event) {
    event.preventDefault();
    window.scrollTo(0, 0);
    $('#inhoud').focus({ preventScroll: true });
  });

  // CLASH: everything that is added to the page later gets a class, and the old theme's fade.
  new MutationObserver(function (changes) {
    changes.forEach(function (change) {
      change.addedNodes.forEach(function (node) {
        if (node.nodeType === 1) node.classList.add('fade-in');
      });
    });
  }).observe(document.body, { childList: true, subtree: true });
})();
