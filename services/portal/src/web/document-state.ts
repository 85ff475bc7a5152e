/** Where the server leaves the page's state for the browser. */
export const stateElementId = 'estado-de-la-pagina';
