/** Keeps the drafts of whoever is signed in. */
import { read, serve, write } from '#desk/rpc/serve'
import { draftsContract } from './contract'
import { draftStore } from './store'

const { all, keep, drop } = draftStore('drafts', 'draft')

export const draftsService = serve(draftsContract, { all: read(all), keep: write(keep), drop: write(drop) })
