// What a form can be made of: questions with a settled meaning from the vocabulary, and new ones of each kind.

import { button, h } from '../dom.js';
import { t } from '../words.js';
import { KINDS } from './kinds.js';

export class Palette {

  /** @param add is called with the kind that was picked */
  constructor(place, add, search) {
    const groups = [...new Set(KINDS.map(kind => kind.group))];
    place.replaceChildren(
      h('h2', null, t('Add')),
      button(t('From the vocabulary'), search, { class: 'btn btn--small', 'data-part': 'vocabulary' }),
      h('p', { class: 'small' }, t('Questions that other steps ask too, with a settled meaning.')),
      // On a telephone the form comes first.
      h('details', { class: 'fold', open: !matchMedia('(max-width: 64rem)').matches }, h('summary', null, t('A new question')), ...groups.flatMap(group => [
        h('p', { class: 'small', id: 'palette-' + groups.indexOf(group) }, t(group)),
        // These names are by which the library knows what may be dragged.
        h('div', { class: 'fjs-palette-fields fjs-drag-container fjs-no-drop', role: 'group', 'aria-labelledby': 'palette-' + groups.indexOf(group) },
          ...KINDS.filter(kind => kind.group === group).map(kind => h('button', {
            type: 'button', class: 'fjs-palette-field fjs-drag-copy fjs-no-drop', 'data-field-type': kind.type, on: { click: () => add(kind.type) }
          }, t(kind.words))))
      ])));
  }
}
