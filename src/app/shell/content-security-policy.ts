/** What the page may load and reach, sent as a header with every answer of either host. */

/** The page runs its own scripts and speaks to its own host; nothing else, in no form. */
export const contentSecurityPolicy = Object.entries({
  'default-src': "'none'",
  'script-src': "'self'",
  // antd writes its styles into the page while it runs.
  'style-src': "'self' 'unsafe-inline'",
  'font-src': "'self'",
  // Charts and previews are made in the page.
  'img-src': "'self' data: blob:",
  // The WebSocket of the loopback host; in Electron the page has ports and needs no connection.
  'connect-src': "'self'",
  // Spreadsheets are read and charts laid out beside the page.
  'worker-src': "'self'",
  'base-uri': "'none'",
  'form-action': "'none'",
  'frame-ancestors': "'none'",
})
  .map(([directive, sources]) => `${directive} ${sources}`)
  .join('; ')
