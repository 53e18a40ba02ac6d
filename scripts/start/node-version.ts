/**
 * Loaded before anything that opens a desk: the SQLite build needs Node-API 10, and on an older Node the process would end
 * without a word.
 */

/** The Node-API that the SQLite build asks for; Node has it from 22.14 on. */
const neededNodeApi = 10

/** What to say of a Node that is too old, in both languages; null when it will do. `versions` as in `process.versions`. */
export function complaintOfNode(versions: { readonly node: string; readonly napi?: string }): string | null {
  if (Number(versions.napi ?? 0) >= neededNodeApi) return null
  return [
    `这里的 Node.js 是 ${versions.node}，太旧了，打不开数据库。请装 22.14 以上（https://nodejs.org/zh-cn/download），再运行 npm ci。`,
    `This is Node.js ${versions.node}, too old to open the database. Install 22.14 or newer (https://nodejs.org/en/download), then run npm ci.`,
  ].join('\n')
}

const complaint = complaintOfNode(process.versions)
if (complaint !== null) {
  process.stderr.write(`${complaint}\n`)
  process.exit(1)
}
