/** Whether a window can be shown. Windows and macOS always have a desktop; Linux says so in the environment. */
export function hasDisplay(): boolean {
  if (process.platform !== 'linux') return true
  return [process.env['DISPLAY'], process.env['WAYLAND_DISPLAY']].some(
    (name) => name !== undefined && name !== '',
  )
}
