// Preact as a module. Its builds are loaded as scripts, since a bare import would need an import map in the
// document, which the content security policy forbids.
import htm from '/page/vendor/htm.js';

const { h, render, createContext, Fragment } = window.preact;
const { useState, useEffect, useLayoutEffect, useRef, useMemo, useCallback, useContext, useId } = window.preactHooks;

// Texts in templates become text nodes: what an order says is never markup.
const html = htm.bind(h);

export {
  html, h, render, createContext, Fragment,
  useState, useEffect, useLayoutEffect, useRef, useMemo, useCallback, useContext, useId,
};
