/** Called by electron-builder once the files are in place: flips the fuses of the packed binary. */
import path from 'node:path'
import { flipFuses } from '@electron/fuses'
import { fuses } from './fuses.js'

/** @param {import('electron-builder').AfterPackContext} context */
export default async function afterPack({ appOutDir, electronPlatformName, packager }) {
  const name = electronPlatformName === 'linux' ? packager.executableName : packager.appInfo.productFilename
  const ending = { win32: '.exe', darwin: '.app' }[electronPlatformName] ?? ''
  await flipFuses(path.join(appOutDir, `${name}${ending}`), fuses)
}
