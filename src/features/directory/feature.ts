/** 通讯录: those whom the centre works with and who sit at no desk of it. Grid workers are the first. */
import { deskFeature } from '#desk/feature'
import { directoryContract } from './contract'
import { directoryKeeps } from './personal-data'
import * as schema from './schema'
import { directoryService, followGrid } from './service'

export const directory = deskFeature({
  name: 'directory',
  contract: directoryContract,
  service: directoryService,
  schema,
  keeps: directoryKeeps,
  renamed: followGrid,
})
