import { button, dialog, freshId, h } from './dom.js';
import { begin } from './server.js';
import { t } from './words.js';

/**
 * Asks what the new form of a step is called, and begins it.
 *
 * @param use is called with the key of the form that was begun
 * @param onward is called with the address of its page
 */
export function newForm(draft, { step, name, use }, onward) {
  const [id, idEn, idWrong] = [freshId(), freshId(), freshId()];
  const title = h('input', { class: 'in', id, maxlength: 100, autocomplete: 'off', required: true, value: name || '', 'aria-describedby': idWrong });
  const titleEn = h('input', { class: 'in', id: idEn, maxlength: 100, autocomplete: 'off', required: true, lang: 'en', 'aria-describedby': idWrong });
  const wrong = h('p', { class: 'bad', role: 'alert', id: idWrong });
  const go = async event => {
    event.preventDefault();
    const address = await begin(`${draft}/forms`, { step, title: title.value, titleEn: titleEn.value });
    const key = address && /\/forms\/([\w-]+\/[\w-]+)$/.exec(address)?.[1];
    if (!key) {
      wrong.textContent = t('It needs a title in both languages; the form was not begun.');
      return;
    }
    box.close();
    use(key);
    onward(address);
  };
  const box = dialog(t('New form for this step'), h('form', { novalidate: true, on: { submit: go } },
    h('div', { class: 'field' }, h('label', { for: id }, t('Title (Chinese)')), title),
    h('div', { class: 'field' }, h('label', { for: idEn }, t('Title (English)')), titleEn), wrong,
    h('div', { class: 'btns' }, h('button', { type: 'submit', class: 'btn btn--small btn--main' }, t('Begin')), button(t('Close'), () => box.close()))));
  title.focus();
}
