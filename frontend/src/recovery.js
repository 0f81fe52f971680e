// What an earlier visit could not save is offered when the page is opened again.

import { button, dialog, h } from './dom.js';
import { t } from './words.js';

/**
 * @param kept what an earlier visit left; null if nothing
 * @param opened what was saved last: what says the same was not lost
 * @param bringBack shows what was kept, as something that is not saved yet
 */
export function recover(saving, kept, opened, bringBack) {
  if (!kept || kept === opened) {
    return;
  }
  const box = dialog(t('Something was not saved'),
    h('p', null, t('When this page was last left, changes could not be saved. They are still here.')),
    h('div', { class: 'btns' },
      button(t('Bring them back'), () => {
        box.close();
        bringBack();
      }, { class: 'btn btn--main' }),
      button(t('Give them up'), () => {
        box.close();
        saving.keep(null);
      })));
}
