/** Where Electron's binary is fetched from, in what order, and what is said of each that fails. */

export interface Source {
  readonly name: string
  /** What `@electron/get` takes as a mirror; null is what it takes by itself. */
  readonly mirror: string | null
}

/** Variables by which somebody has chosen a place: then there is no other. */
const choosing =
  /^(npm_config_|npm_package_config_)?electron_(mirror|custom_dir|custom_filename|customdir|customfilename)$/i

/**
 * GitHub, and after it the public mirror that is reached from China when GitHub is not. Where it comes from makes no difference
 * to what it is: the checksums of the electron package hold for both.
 */
export const sourcesOf = (environment: NodeJS.ProcessEnv): readonly Source[] => {
  const chosen = Object.entries(environment).some(
    ([name, value]) => choosing.test(name) && value !== undefined && value !== '',
  )
  return chosen
    ? [{ name: 'ELECTRON_MIRROR', mirror: null }]
    : [
        { name: 'GitHub', mirror: null },
        { name: 'npmmirror', mirror: 'https://npmmirror.com/mirrors/electron/' },
      ]
}

/** Where the archive is kept: what unpacks it looks there as well. */
export const cacheOf = (environment: NodeJS.ProcessEnv): { readonly cacheRoot?: string } => {
  const wanted = environment['electron_config_cache']
  return wanted === undefined || wanted === '' ? {} : { cacheRoot: wanted }
}

/** Whether the way out of this network leads through another machine. */
export const hasProxy = (environment: NodeJS.ProcessEnv): boolean =>
  ['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy'].some((name) => (environment[name] ?? '') !== '')

export type Fetched =
  | { readonly from: Source }
  /** What was said of each, in the order in which they were tried. */
  | { readonly failed: readonly string[] }

/** Tries one after the other until one has given it. */
export async function fromFirst(
  sources: readonly Source[],
  fetchFrom: (source: Source) => Promise<void>,
  say: (line: string) => void,
): Promise<Fetched> {
  const failed: string[] = []
  for (const source of sources) {
    try {
      await fetchFrom(source)
      return { from: source }
    } catch (error) {
      failed.push(`${source.name}: ${causeInWords(error)}`)
      const next = sources[failed.length]
      if (next !== undefined) {
        say(`${failed.at(-1) ?? ''}；换 ${next.name}。Trying ${next.name} instead.`)
      }
    }
  }
  return { failed }
}

const causes: readonly (readonly [RegExp, string])[] = [
  [/ENOTFOUND|EAI_AGAIN/, '找不到这个网址，可能没有网络 (name not found; no network?)'],
  [/ECONNREFUSED|ECONNRESET|EHOSTUNREACH|ENETUNREACH|EPIPE|UND_ERR_SOCKET/, '连不上 (no connection)'],
  [/no answer for|ETIMEDOUT|UND_ERR_\w*TIMEOUT|AbortError/, '没有回应 (no answer)'],
  [/checksum|sha256|Generated checksum/i, '下载的文件和校验值不符 (checksum does not match)'],
  [
    /CERT|SELF_SIGNED|UNABLE_TO_\w+/,
    '证书不被信任，可能有代理在中间 (certificate not trusted; a proxy in between?)',
  ],
  [/Response code 407/, '代理要用户名和密码 (the proxy wants to know who asks)'],
  [/Response code 403|Response code 404/, '那里没有这个版本 (this version is not there)'],
  [/ENOSPC/, '磁盘满了 (disk full)'],
  [/EACCES|EPERM/, '没有权限写入缓存文件夹 (the cache folder cannot be written)'],
]

/** What came in between, in both languages; else the first line of what was said. */
export function causeInWords(error: unknown): string {
  const chain = chainOf(error)
  const known = causes.find(([said]) => chain.some((text) => said.test(text)))
  return known?.[1] ?? chain[0]?.split('\n', 1)[0] ?? String(error)
}

/** Messages and codes of an error and of what caused it. */
function chainOf(error: unknown): readonly string[] {
  if (!(error instanceof Error)) return [String(error)]
  const code = 'code' in error ? String(error.code) : ''
  const own = [error.message, code, error.name].filter((text) => text !== '')
  return error.cause === undefined ? own : [...own, ...chainOf(error.cause)]
}

/** How far it is, in one line: ` 42 %  46 / 110 MB`. */
export function progressLine(transferred: number, total: number | null): string {
  const megabytes = (bytes: number) => Math.round(bytes / 1e6)
  if (total === null || total === 0) return `${megabytes(transferred)} MB`
  const percent = Math.floor((100 * transferred) / total)
  return `${String(percent).padStart(3)} %  ${megabytes(transferred)} / ${megabytes(total)} MB`
}
