/** Whether a window can be shown. Windows and macOS always have a desktop; Linux says so in the environment. */

const says = (environment: NodeJS.ProcessEnv, name: string) => (environment[name] ?? '') !== ''

/** Whether Electron can show one: it is started for X11 (see `platformFlags`), which a Wayland desktop brings along as a rule. */
export const hasX = (
  environment: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
): boolean => platform !== 'linux' || says(environment, 'DISPLAY')

/** Whether a browser can. */
export const hasDisplay = (
  environment: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
): boolean => hasX(environment, platform) || says(environment, 'WAYLAND_DISPLAY')
