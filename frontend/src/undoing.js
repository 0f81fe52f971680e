import { button } from './dom.js';
import { t } from './words.js';

/** The buttons with which the last change is undone and made again; each can be pressed while there is one. */
export function undoing(editor) {
  const stack = editor.get('commandStack');
  const undo = button(t('Undo'), () => stack.undo(), { 'aria-keyshortcuts': 'Control+Z' });
  const redo = button(t('Redo'), () => stack.redo(), { 'aria-keyshortcuts': 'Control+Y' });
  const able = () => {
    undo.toggleAttribute('disabled', !stack.canUndo());
    redo.toggleAttribute('disabled', !stack.canRedo());
  };
  ['commandStack.changed', 'import.done'].forEach(event => editor.on(event, able));
  able();
  return [undo, redo];
}
