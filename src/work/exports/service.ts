/** Hands over the files that long work made for whoever asks. */
import type { MadeFiles } from '#desk/session/made-files'
import { read, serve } from '#desk/rpc/serve'
import { exportsContract } from './contract'

export const exportsService = (files: MadeFiles) =>
  serve(exportsContract, {
    take: read(({ staff }, { file }) => ({ content: files.take(staff.id, file) })),
  })
