import createDOMPurify from 'dompurify';

/** All that the HTML of a message may consist of. What `write` makes fits in; this is the second lock on the same door. */
export const allowedTags = ('p br strong em del code pre blockquote ul ol li hr a span div figure ' + 'table thead tbody tr th td').split(
  ' ',
);
export const allowedAttributes = ['href', 'title', 'target', 'rel', 'class', 'start', 'tabindex'];
export const allowedAddress = /^(?:https?|mailto):/i;
export const allowedClass = /^(?:mention(?: me)?|code|scroll|task|right|center|language-[a-z\d+#.-]{1,20})$/;

const purify = createDOMPurify(window);

purify.addHook('uponSanitizeAttribute', (_element, attribute) => {
  const { attrName, attrValue } = attribute;
  if ((attrName === 'class' && !allowedClass.test(attrValue)) || (attrName === 'target' && attrValue !== '_blank')) {
    attribute.keepAttr = false;
  }
});

// Once and for all: to take it in takes longer than to go through a message.
purify.setConfig({
  ALLOWED_TAGS: allowedTags,
  ALLOWED_ATTR: allowedAttributes,
  ALLOW_DATA_ATTR: false,
  ALLOW_ARIA_ATTR: false,
  ALLOWED_URI_REGEXP: allowedAddress,
  // These hold no addresses.
  ADD_URI_SAFE_ATTR: ['target', 'rel', 'start', 'tabindex'],
});

export function sanitize(html: string): string {
  return purify.sanitize(html);
}
