// A teller's part in a secret ballot: makes a pair of keys whose private one stays in this browser, and after the close
// opens one of the two seals of every vote, here, and hands in what comes out in an order of chance.
(function () {
  'use strict';
  var page = document.querySelector('[data-teller]');
  if (!page) return;
  var hpke = window.hpke;
  var say = page.querySelector('template').dataset;
  var told = page.querySelector('[data-said]');
  var ballot = page.dataset.ballot;
  var ROUNDS = 600000, SHORTEST = 10;

  if (!hpke.possible || !window.indexedDB) {
    page.querySelector('[data-impossible]').hidden = false;
    return;
  }

  function tell(text) {
    told.hidden = !text;
    told.textContent = text;
  }

  function busy(is) {
    if (is) page.dataset.busy = 'true';
    else delete page.dataset.busy;
  }

  // ---- where the key is kept: the browser itself does not tell what it is, but works with it ----
  function store(mode, act) {
    return new Promise(function (resolve, reject) {
      var opening = indexedDB.open('ballots', 1);
      opening.onupgradeneeded = function () { opening.result.createObjectStore('keys', { keyPath: 'public' }); };
      opening.onerror = function () { reject(opening.error); };
      opening.onsuccess = function () {
        var work = opening.result.transaction('keys', mode);
        var asked = act(work.objectStore('keys'));
        work.oncomplete = function () { opening.result.close(); resolve(asked.result); };
        work.onerror = work.onabort = function () { reject(work.error); };
      };
    });
  }

  function find(point) { return store('readonly', function (keys) { return keys.get(point); }); }

  async function put(pkcs8, point) {
    var own = await crypto.subtle.importKey('pkcs8', pkcs8, hpke.curve, false, ['deriveBits']);
    await store('readwrite', function (keys) { return keys.put({ public: point, key: own }); });
  }

  // ---- the file: the same key locked with a passphrase ----
  async function lock(passphrase, salt, how) {
    var typed = await crypto.subtle.importKey('raw', hpke.text(passphrase), 'PBKDF2', false, ['deriveKey']);
    return crypto.subtle.deriveKey({ name: 'PBKDF2', hash: 'SHA-256', salt: salt, iterations: ROUNDS }, typed,
      { name: 'AES-GCM', length: 256 }, false, [how]);
  }

  async function file(pkcs8, point, passphrase) {
    var salt = crypto.getRandomValues(new Uint8Array(16));
    var iv = crypto.getRandomValues(new Uint8Array(12));
    var locked = await crypto.subtle.encrypt({ name: 'AES-GCM', iv: iv }, await lock(passphrase, salt, 'encrypt'), pkcs8);
    return JSON.stringify({
      ballot: ballot, public: point, salt: hpke.base64(salt), iv: hpke.base64(iv), locked: hpke.base64(new Uint8Array(locked))
    });
  }

  function download(text) {
    var link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
    link.download = 'ballot-key-' + ballot.slice(0, 8) + '.json';
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(function () { URL.revokeObjectURL(link.href); }, 60000);
  }

  async function restore(text, passphrase) {
    var kept = JSON.parse(text);
    var key = await lock(passphrase, hpke.bytes(kept.salt), 'decrypt');
    var pkcs8 = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: hpke.bytes(kept.iv) }, key, hpke.bytes(kept.locked));
    if (kept.public !== page.dataset.key) return false;
    await put(pkcs8, kept.public);
    return true;
  }

  // ---- what the server hears ----
  async function send(path, values) {
    values._csrf = page.querySelector('[data-token] input[name=_csrf]').value;
    return heard(await fetch(page.dataset.teller + path, {
      method: 'POST', body: new URLSearchParams(values), credentials: 'same-origin', headers: { 'X-Requested-With': 'script' }
    }));
  }

  async function heard(answer) {
    if (answer.status === 428) {
      location.assign(page.dataset.confirm);
      return null;
    }
    if (answer.ok) return answer.json();
    tell(answer.status === 401 ? say.signedOut : say.refused);
    return null;
  }

  async function make(passphrase) {
    var pair = await crypto.subtle.generateKey(hpke.curve, true, ['deriveBits']);
    var point = hpke.base64(await hpke.exportPublic(pair.publicKey));
    var pkcs8 = await crypto.subtle.exportKey('pkcs8', pair.privateKey);
    // Kept before anybody can seal for it.
    await put(pkcs8, point);
    download(await file(pkcs8, point, passphrase));
    if (await send('/key', { key: point })) location.reload();
  }

  // ---- opening ----
  function shuffled(list) {
    for (var at = list.length - 1; at > 0; at--) {
      var other = below(at + 1), held = list[at];
      list[at] = list[other];
      list[other] = held;
    }
    return list;
  }

  function below(limit) {
    var end = Math.floor(0x100000000 / limit) * limit, drawn;
    do drawn = crypto.getRandomValues(new Uint32Array(1))[0]; while (drawn >= end);
    return drawn % limit;
  }

  // In place of what cannot be opened, or is there twice: as long as the rest, and no vote.
  function filler(length) {
    return hpke.text(JSON.stringify({ invalid: hpke.base64(crypto.getRandomValues(new Uint8Array(24))) }).padEnd(length));
  }

  async function openAll(own, sealed, layer) {
    var purpose = hpke.text('zhengcheng ballot ' + ballot + ' ' + layer);
    var point = hpke.bytes(page.dataset.key);
    var seen = new Set(), opened = [], bad = 0;
    for (var one of sealed) {
      var bytes = hpke.bytes(one), plain;
      try {
        plain = await hpke.open(own, point, purpose, bytes);
      } catch (altered) {
        plain = null;
      }
      if (!plain || seen.has(hpke.base64(plain))) {
        bad++;
        plain = filler(bytes.length - 81);
      }
      seen.add(hpke.base64(plain));
      opened.push(hpke.base64(plain));
    }
    return { list: shuffled(opened), bad: bad };
  }

  async function open() {
    var found = await find(page.dataset.key);
    tell(say.opening);
    var answer = await heard(await fetch(page.dataset.teller + '/sealed', {
      credentials: 'same-origin', headers: { 'X-Requested-With': 'script' }
    }));
    if (!answer) return;
    var opened = await openAll(found.key, answer.sealed, page.dataset.mark.indexOf('CLOSED') === 0 ? 2 : 1);
    if (opened.bad) tell(say.unreadable.replace('{0}', opened.bad));
    if (await send('/opened', { opened: opened.list.join(',') })) location.reload();
  }

  function doing(act) {
    if (page.dataset.busy) return;
    busy(true);
    tell('');
    act().catch(function () { tell(say.lost); }).finally(function () { busy(false); });
  }

  // ---- the page ----
  var making = page.querySelector('[data-make]');
  if (making) {
    making.addEventListener('submit', function (event) {
      event.preventDefault();
      var passphrase = making.querySelector('input').value;
      if (passphrase.length < SHORTEST) return tell(say.short);
      doing(function () { return make(passphrase); });
    });
  }

  if (page.dataset.key) {
    find(page.dataset.key).then(function (found) {
      page.querySelectorAll('[data-has-key], [data-open]').forEach(function (part) { part.hidden = !found; });
      page.querySelectorAll('[data-lacks-key]').forEach(function (part) { part.hidden = !!found; });
    });
  }

  var restoring = page.querySelector('[data-restore]');
  if (restoring) {
    restoring.addEventListener('submit', function (event) {
      event.preventDefault();
      var picked = restoring.querySelector('input[type=file]').files[0];
      var passphrase = restoring.querySelector('input[type=password]').value;
      if (!picked) return tell(say.wrongFile);
      doing(function () {
        return picked.text().then(function (text) { return restore(text, passphrase); })
          .then(function (right) { if (right) location.reload(); else tell(say.wrongKey); })
          .catch(function () { tell(say.wrongFile); });
      });
    });
  }

  var openButton = page.querySelector('[data-open]');
  if (openButton) openButton.addEventListener('click', function () { doing(open); });
})();
