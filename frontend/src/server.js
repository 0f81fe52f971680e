// What the editor asks of the server: always in the name of whoever is signed in, with the token of the page.

const token = () => document.querySelector('input[name=_csrf]')?.value;

/** The answer to a request; a network that is not there is an answer of status 0. */
export async function ask(address, method = 'GET', said) {
  try {
    const answer = await fetch(address, {
      method,
      credentials: 'same-origin',
      headers: {
        'Accept': 'application/json', 'X-Requested-With': 'script',
        ...said === undefined ? {} : { 'Content-Type': 'application/json' },
        ...method === 'GET' ? {} : { 'X-CSRF-TOKEN': token() }
      },
      body: said === undefined ? undefined : JSON.stringify(said)
    });
    const json = (answer.headers.get('content-type') || '').includes('json');
    return { status: answer.status, said: json ? await answer.json() : null };
  } catch {
    return { status: 0, said: null };
  }
}

/**
 * Begins something as a form of a page would, with a key by which a second press is known.
 * @return {Promise<string|null>} the address to which it leads; null if it was refused
 */
export async function begin(address, values) {
  try {
    const key = Array.from(crypto.getRandomValues(new Uint8Array(16)), byte => byte.toString(16).padStart(2, '0')).join('');
    const operation = key.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/, '$1-$2-4$3-8$4-$5');
    const answer = await fetch(address, {
      method: 'POST', credentials: 'same-origin', headers: { 'X-CSRF-TOKEN': token() }, body: new URLSearchParams({ ...values, _operation: operation })
    });
    return answer.ok && answer.redirected ? new URL(answer.url).pathname : null;
  } catch {
    return null;
  }
}

/**
 * Whoever has signed in again in another window is recognised; this page gets the token of the new session.
 * @return {Promise<boolean>} whether somebody is signed in
 */
export async function renew() {
  try {
    const answer = await fetch(location.href, { credentials: 'same-origin' });
    const page = window.readPage(await answer.text());
    const fresh = page.querySelector('[data-diagram-editor], [data-form-editor]') && page.querySelector('input[name=_csrf]');
    if (fresh) {
      document.querySelectorAll('input[name=_csrf]').forEach(input => input.setAttribute('value', fresh.value));
    }
    return !!fresh;
  } catch {
    return false;
  }
}
