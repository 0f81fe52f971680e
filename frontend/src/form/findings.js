import { button, h, icon } from '../dom.js';
import { ORDER, SEVERITY, severityOf } from '../severity.js';
import { t } from '../words.js';
import { called } from './kinds.js';

/** What the server finds in the form, in words, each with the question it is about. */
export class Findings {

  constructor(place, sheet, edit) {
    Object.assign(this, { place, sheet, edit, all: [] });
  }

  answered(found) {
    this.all = found.map(one => ({ ...one, severity: severityOf(one.severity) }))
      .sort((one, other) => ORDER.indexOf(one.severity) - ORDER.indexOf(other.severity));
    this.show();
  }

  show() {
    const { all } = this;
    this.place.replaceChildren(h('h2', { id: 'findings-title' }, all.length ? t('{n} to look at', { n: all.length }) : t('Nothing to look at')));
    if (all.length) {
      this.place.append(h('ul', null, ...all.map(one => this.line(one))));
    }
    this.mark();
  }

  line({ question: about, severity, message }) {
    const question = about && this.sheet.has(about) ? about : null;
    const [words, sign, style] = SEVERITY[severity];
    const name = question ? called(question) : t('The whole form');
    return h('li', null, h('span', { class: 'due ' + style }, icon(sign), t(words)), h('b', null, name), h('span', null, message),
      question ? button(t('Show it'), () => this.edit(question), { 'aria-label': t('Show it: {name}', { name }) }) : h('span', null));
  }

  /** On the canvas too, where the library may have drawn a question anew. */
  mark() {
    const marked = new Set(this.all.filter(({ severity }) => severity !== 'info' && severity !== 'authorised')
      .map(({ question }) => question?.id).filter(Boolean));
    document.querySelectorAll('.fjs-element[data-id]').forEach(element => element.toggleAttribute('data-found', marked.has(element.dataset.id)));
  }
}
