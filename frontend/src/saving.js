import { button, dialog, h, quiet } from './dom.js';
import { hand } from './handing.js';
import { ask, renew } from './server.js';
import { t } from './words.js';

const PAUSE = 1500, AGAIN = 8000, STILL_HERE = 30000;

/** Saves a draft while it is drawn, and does not let what two people do at once be lost. */
export class Saving {

  /**
   * @param bar where it says how it stands
   * @param kind where below the address the text stands, as which member, as which member that of others, and as what file it is handed out
   * @param text gives what is to be saved
   * @param load shows another text in its place
   * @param draft what is held while somebody has it open
   */
  constructor(bar, address, kind, revision, text, load, draft = address) {
    Object.assign(this, { bar, address, kind, revision, text, load, draft, unsaved: false, busy: false });
    this.soon = quiet(PAUSE, () => this.save());
    this.again = quiet(AGAIN, () => this.save());
    window.addEventListener('online', () => this.save());
    window.addEventListener('beforeunload', event => this.unsaved && event.preventDefault());
    setInterval(() => this.hold(), STILL_HERE);
  }

  changed() {
    this.unsaved = true;
    this.say(t('Not saved yet'));
    this.soon();
  }

  async save(onward) {
    if (!this.unsaved && !onward || this.busy || this.asking) {
      return;
    }
    this.busy = true;
    this.unsaved = false;
    const text = await this.text();
    const answer = await ask(this.address + this.kind.at, 'PUT', { [this.kind.name]: text, revision: this.revision });
    this.busy = false;
    if (answer.status === 200 && answer.said) {
      this.revision = answer.said.revision;
      this.keep(null);
      this.saved?.(text);
      if (this.unsaved) {
        // Something was changed on the way; that is not saved yet, and the bar goes on saying so.
        return this.soon();
      }
      const at = answer.said.savedAt ? new Date(answer.said.savedAt) : new Date();
      return this.say(t('Saved at {time}', { time: at.toLocaleTimeString('zh-CN', { hour: '2-digit', minute: '2-digit', timeZone: 'Asia/Shanghai' }) }));
    }
    this.unsaved = true;
    this.keep(text);
    if (answer.status === 409 && answer.said?.[this.kind.theirs] !== undefined) {
      return this.differ(text, answer.said);
    }
    // A page of signing in instead of an answer says the same as a refusal.
    const stranger = answer.status === 200 || answer.status === 401 || answer.status === 403;
    if (stranger && await renew()) {
      return this.again();
    }
    this.say(answer.status === 422 ? answer.said?.message || t('The server does not take this.')
      : answer.status === 409 ? t('This draft can no longer be changed.')
        : stranger ? t('You are signed out. Sign in again in another window; nothing is lost here.')
          : t('No connection. It is tried again by itself.'), true);
    return answer.status === 422 || answer.status === 409 ? undefined : this.again();
  }

  /** Somebody else has saved meanwhile: theirs, mine, or both. */
  differ(mine, theirs) {
    this.asking = true;
    this.say(t('{name} has saved meanwhile', { name: theirs.by }), true);
    const decide = act => () => {
      this.asking = false;
      box.close();
      act();
    };
    const over = () => {
      this.revision = theirs.revision;
      this.save(true);
    };
    const take = () => {
      this.revision = theirs.revision;
      this.unsaved = false;
      this.keep(null);
      this.load(theirs[this.kind.theirs]);
    };
    const both = () => {
      hand(t('My changes') + this.kind.file, this.kind.type, mine);
      take();
    };
    const box = dialog(t('Somebody else has changed this draft'),
      h('p', null, t('{name} saved it while you were at work. Nothing is lost: choose what goes on.', { name: theirs.by })),
      h('div', { class: 'btns diagram-column' },
        button(t('Go on with theirs and keep mine as a file'), decide(both), { class: 'btn btn--main' }),
        button(t('Go on with mine; theirs stays in the history'), decide(over)),
        button(t('Go on with theirs and give mine up'), decide(take)),
        this.compare ? button(t('Look at the differences first'), () => this.compare(theirs[this.kind.theirs])) : null));
    box.addEventListener('cancel', event => event.preventDefault());
  }

  async hold() {
    const { status, said } = await ask(this.draft + '/hold', 'POST');
    if (status === 200) {
      this.held?.(said.holder);
    }
  }

  say(words, late) {
    this.bar.classList.toggle('is-late', !!late);
    if (this.bar.textContent !== words) {
      this.bar.textContent = words;
    }
  }

  /** What could not be saved outlives the page. */
  keep(text) {
    try {
      const key = 'draft:' + this.address;
      if (text) {
        localStorage.setItem(key, JSON.stringify({ text, revision: this.revision }));
      } else {
        localStorage.removeItem(key);
      }
    } catch {
      // A browser that keeps nothing.
    }
  }

  /** What was kept of an earlier visit, if the draft still stands where it stood then. */
  kept() {
    try {
      const said = JSON.parse(localStorage.getItem('draft:' + this.address));
      return said && said.revision === this.revision ? said.text : null;
    } catch {
      return null;
    }
  }
}
