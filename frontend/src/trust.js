// The libraries make markup of texts of their own. The page's policy asks about each: only what cannot act is let through.

const ACTIVE = 'script, iframe, object, embed, base, form, meta, link, style';

/** Markup without whatever would load, run or send something. */
export function harmless(read, markup) {
  const page = read(markup);
  page.querySelectorAll(ACTIVE).forEach(element => element.remove());
  page.querySelectorAll('*').forEach(element => {
    Array.from(element.attributes).forEach(attribute => {
      const loads = /^(href|src|xlink:href|action|formaction)$/i.test(attribute.name);
      if (/^on/i.test(attribute.name) || loads && !/^(#|https:\/\/bpmn\.io)/.test(attribute.value)) {
        element.removeAttribute(attribute.name);
      }
    });
  });
  return page.body.innerHTML;
}

/** Must be called before a library makes anything; where there is no such policy in the browser nothing is asked. */
export function allowHarmlessMarkup() {
  if (window.trustedTypes && !window.trustedTypes.defaultPolicy) {
    // Whatever is read here is inert: no script of it runs and nothing of it is loaded.
    window.trustedTypes.createPolicy('default', {
      createHTML: text => text.includes('<') ? harmless(window.readPage, text) : text
    });
  }
}

const asItIs = { createHTML: text => text };
const files = globalThis.trustedTypes ? globalThis.trustedTypes.createPolicy('diagrams', asItIs) : asItIs;

/** Reads a file. A document of XML that is shown nowhere runs and loads nothing. */
export const readXml = text => new DOMParser().parseFromString(files.createHTML(text), 'text/xml');
