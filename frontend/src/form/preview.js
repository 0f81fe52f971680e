// The form as a step shows it, made by the server of what is on the sheet now; nothing that is typed there is sent.

import { h, quiet } from '../dom.js';
import { t } from '../words.js';

const PAUSE = 700;

/** In CSS pixels: a telephone, a desk. */
const WIDTHS = { phone: 390, desk: 1000 };

export class Preview {

  constructor(place, address, text) {
    Object.assign(this, { place, address, text });
    this.soon = quiet(PAUSE, () => this.send());
  }

  show(width) {
    this.width = width;
    const words = width === 'phone' ? t('The form on a telephone') : t('The form at a desk');
    const name = 'preview-' + width;
    this.frame = h('iframe', { name, title: words, class: 'preview__frame preview__frame--' + width, width: WIDTHS[width] });
    // Made anew it stands where it stood.
    this.frame.addEventListener('load', () => this.frame.contentWindow.scrollTo(0, this.scrolled || 0));
    this.place.replaceChildren(h('p', { class: 'small' }, words, ' · ', t('Try it: nothing is sent.')), this.frame);
    this.send();
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
