/** What a browser may ask of the folder of the page: its files, and nothing that ends the desk. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { fileFor } from '#loopback/page-files'

let page: string
beforeAll(() => {
  page = path.join(mkdtempSync(path.join(tmpdir(), 'linli-page-')), 'page')
  mkdirSync(path.join(page, 'assets'), { recursive: true })
  writeFileSync(path.join(page, 'index.html'), '<!doctype html>')
  writeFileSync(path.join(page, 'assets', 'a.js'), '')
  writeFileSync(path.join(page, '..', 'beside.txt'), '')
})
afterAll(() => {
  rmSync(path.dirname(page), { recursive: true })
})

it.each([
  ['/', 'index.html'],
  ['/?x=1', 'index.html'],
  ['/assets/a.js', 'assets/a.js'],
])('%s is a file of the page', (asked, file) => {
  expect(fileFor(page, asked)).toBe(path.join(page, file))
})

it.each([
  ['a folder', '/assets'],
  ['what is not there', '/b.js'],
  ['a name longer than one can be', `/${'a'.repeat(5000)}`],
  ['a name a little longer than one can be', `/${'a'.repeat(300)}`],
  ['through a file as if it were a folder', '/index.html/x'],
  ['what lies beside', '/../beside.txt'],
  ['what lies beside, in other letters', '/%2e%2e/beside.txt'],
  ['an end of a text within', '/a%00.js'],
  ['what is no text', '/%ff%fe'],
])('%s is none, and asking ends nothing', (_what, asked) => {
  expect(fileFor(page, asked)).toBeNull()
})
