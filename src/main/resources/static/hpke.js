// Seals bytes for whoever holds a private key: HPKE of RFC 9180 in base mode, with DHKEM(P-256, HKDF-SHA256), HKDF-SHA256
// and AES-256-GCM, put together from the browser's own cryptography. Held against the vectors of the RFC and another
// implementation by HpkeBrowserTest.
(function () {
  'use strict';
  var KEM = [0x00, 0x10], KDF = [0x00, 0x01], AES_256_GCM = 2;
  var KEY_BYTES = { 1: 16, 2: 32 };
  var POINT = 65, HASH = 32, NONCE = 12;
  var CURVE = { name: 'ECDH', namedCurve: 'P-256' };
  var NOTHING = new Uint8Array(0);
  var subtle = window.crypto && window.crypto.subtle;

  function text(words) { return new TextEncoder().encode(words); }

  function join() {
    var parts = Array.prototype.map.call(arguments, function (part) { return new Uint8Array(part); });
    var all = new Uint8Array(parts.reduce(function (sum, part) { return sum + part.length; }, 0));
    parts.reduce(function (at, part) { all.set(part, at); return at + part.length; }, 0);
    return all;
  }

  async function hmac(key, message) {
    // A key of no bytes is the same as one of zeros, and not every browser takes the former.
    var secret = await subtle.importKey('raw', key.length ? key : new Uint8Array(HASH), { name: 'HMAC', hash: 'SHA-256' },
      false, ['sign']);
    return new Uint8Array(await subtle.sign('HMAC', secret, message));
  }

  function extract(suite, salt, label, secret) {
    return hmac(salt, join(text('HPKE-v1'), suite, text(label), secret));
  }

  // Never more than one block of the hash is asked for.
  async function expand(suite, key, label, info, length) {
    var block = await hmac(key, join([0, length], text('HPKE-v1'), suite, text(label), info, [1]));
    return block.slice(0, length);
  }

  async function sharedSecret(privateKey, publicKey, encapsulated, receiver) {
    var suite = join(text('KEM'), KEM);
    var agreed = await subtle.deriveBits({ name: 'ECDH', public: publicKey }, privateKey, 256);
    var key = await extract(suite, NOTHING, 'eae_prk', agreed);
    return expand(suite, key, 'shared_secret', join(encapsulated, receiver), HASH);
  }

  // aead: 2 is the one in use; 1, with keys of 128 bits, is the one of which the RFC prints vectors.
  async function schedule(shared, info, aead) {
    var suite = join(text('HPKE'), KEM, KDF, [0, aead]);
    var context = join([0], await extract(suite, NOTHING, 'psk_id_hash', NOTHING),
      await extract(suite, NOTHING, 'info_hash', info));
    var secret = await extract(suite, shared, 'secret', NOTHING);
    return {
      key: await expand(suite, secret, 'key', context, KEY_BYTES[aead]),
      nonce: await expand(suite, secret, 'base_nonce', context, NONCE)
    };
  }

  function importPublic(point) { return subtle.importKey('raw', point, CURVE, true, []); }

  async function exportPublic(key) { return new Uint8Array(await subtle.exportKey('raw', key)); }

  // One message for each key that is agreed on, so the number in the nonce is always 0.
  async function crypt(how, keys, bytes) {
    var key = await subtle.importKey('raw', keys.key, 'AES-GCM', false, [how]);
    var aes = { name: 'AES-GCM', iv: keys.nonce, additionalData: keys.beside || NOTHING };
    return new Uint8Array(await subtle[how](aes, key, bytes));
  }

  // The point made for this message, and the message under the seal.
  async function seal(point, info, plain) {
    var once = await subtle.generateKey(CURVE, false, ['deriveBits']);
    var encapsulated = await exportPublic(once.publicKey);
    var shared = await sharedSecret(once.privateKey, await importPublic(point), encapsulated, point);
    return join(encapsulated, await crypt('encrypt', await schedule(shared, info, AES_256_GCM), plain));
  }

  // Fails if anything of it was altered, or it was sealed for another key or purpose.
  async function open(privateKey, point, info, sealed, aead, beside) {
    var encapsulated = sealed.slice(0, POINT);
    var shared = await sharedSecret(privateKey, await importPublic(encapsulated), encapsulated, point);
    var keys = await schedule(shared, info, aead || AES_256_GCM);
    keys.beside = beside;
    return crypt('decrypt', keys, sealed.slice(POINT));
  }

  function base64(bytes) {
    return btoa(Array.from(bytes, function (one) { return String.fromCharCode(one); }).join(''));
  }

  function bytes(base64) { return Uint8Array.from(atob(base64), function (one) { return one.charCodeAt(0); }); }

  window.hpke = {
    possible: !!subtle, curve: CURVE, seal: seal, open: open, schedule: schedule, sharedSecret: sharedSecret,
    importPublic: importPublic, exportPublic: exportPublic, text: text, base64: base64, bytes: bytes
  };
})();
