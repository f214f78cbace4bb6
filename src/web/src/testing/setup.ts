import { configure } from '@testing-library/svelte';

// A busy machine is no fault.
configure({ asyncUtilTimeout: 20_000 });

// What a browser has and the tests' document has not.
Element.prototype.scrollIntoView ??= () => {};
globalThis.matchMedia ??= ((query: string) => ({
  matches: false,
  media: query,
  addEventListener() {},
  removeEventListener() {},
})) as unknown as typeof matchMedia;
