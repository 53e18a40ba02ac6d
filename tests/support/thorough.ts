/**
 * `LINLI_THOROUGH=1 npm run test:unit`: as often as anybody could wish. Without it the tests that walk everything with everything
 * take a share of it, another one at each place, so that `npm test` ends while somebody waits.
 */
export const isThorough = process.env['LINLI_THOROUGH'] === '1'
