// The form as a step shows it, made by the server of what is on the sheet now; nothing that is typed there is sent.

import { h, quiet } from '../dom.js';
import { t } from '../words.js';

const PAUSE = 700;

/** In CSS pixels. */
const DESK = 1280;

export class Preview {

  constructor(place, address, text) {
    Object.assign(this, { place, address, text });
    this.soon = quiet(PAUSE, () => this.send());
  }

  show(width) {
    this.width = width;
    const words = width === 'phone' ? t('The form on a telephone') : t('The form at a desk');
    const name = 'preview-' + width;
    this.frame = h('iframe', { name, title: words, class: 'preview__frame preview__frame--' + width });
    // Made anew it stands where it stood.
    this.frame.addEventListener('load', () => this.frame.contentWindow.scrollTo(0, this.scrolled || 0));
    const window = h('div', { class: 'preview__window' }, this.frame);
    this.place.replaceChildren(h('p', { class: 'small' }, words, ' · ', t('Try it: nothing is sent.')), window);
    this.resized?.disconnect();
    this.resized = new ResizeObserver(() => this.fit(window));
    this.resized.observe(window);
    this.send();
  }

  /** A desk is wider than the room there is: it is shown smaller, as wide as it really is. */
  fit(window) {
    const scale = this.width === 'phone' ? 1 : Math.min(1, window.clientWidth / DESK);
    this.frame.style.transform = `scale(${scale})`;
    this.frame.style.height = `${window.clientHeight / scale}px`;
  }

  changed() {
    if (!this.place.hidden) {
      this.soon();
    }
  }

  send() {
    if (this.place.hidden || !this.frame) {
      return;
    }
    this.scrolled = this.frame.contentWindow?.scrollY;
    const token = document.querySelector('input[name=_csrf]')?.value;
    const form = h('form', { method: 'post', action: this.address + '/preview', target: this.frame.name, hidden: true },
      h('textarea', { name: 'source' }, this.text()), h('input', { type: 'hidden', name: '_csrf', value: token }));
    document.body.append(form);
    form.submit();
    form.remove();
  }
}
