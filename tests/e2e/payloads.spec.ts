/**
 * Scripts and formulas that were typed wherever the program takes a text: on every screen and every paper they are
 * letters. None runs, none becomes a part of the page, nothing is asked for from anywhere.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { call, getRouter, isProcedure } from '@orpc/server'
import type { Page } from '@playwright/test'
import { seededRandom } from '#demonstration/random'
import { deskContract } from '#centre/contract'
import { metaOf, proceduresOf } from '#desk/rpc/router'
import { sheets } from '#features/service-requests/requests/contract/words'
import { newSendId, openBareDesk, testCentre, testPassword, type DeskClient } from '../support/desk'
import { payloadInput, payloads, trace } from '../support/payloads'
import { deviceFolder } from '#vault/keyring/device'
import { expect, machineOfTests, signIn, test } from './fixture'
import { screens } from '../support/screens'
import { addressOf, settled, visit } from './screens'

const folder = mkdtempSync(path.join(tmpdir(), 'linli-payloads-'))
const dataDir = path.join(folder, 'data')
let known: Awaited<ReturnType<typeof somethingOfEach>>

test.use({ deskOptions: { demo: false, now: '2026-11-23T02:30:00Z', dataDir }, trace: 'off' })
test.describe.configure({ timeout: 300_000 })

test.beforeAll(async () => {
  const { desk, client } = openBareDesk(dataDir, { device: deviceFolder(machineOfTests) })
  const { recoveryKey } = await client.session.setUp({
    sendId: newSendId(),
    centre: testCentre,
    manager: { account: 'fuzeren', name: '沈玉', password: testPassword },
  })
  await client.session.confirmRecoveryKey({ sendId: newSendId(), recoveryKey })
  for (const payload of payloads) await register(client, payload)
  const random = seededRandom(20_262)
  const writing = proceduresOf(deskContract).filter(([, procedure]) => metaOf(procedure).kind === 'write')
  for (const [name, contract] of writing) {
    const procedure = getRouter(desk.router, name.split('.'))
    if (!isProcedure(procedure)) throw new Error(`${name} is not served`)
    for (let turn = 0; turn < 40; turn += 1) {
      const input = payloadInput(
        contract['~orpc'].inputSchema,
        payloads[random.between(0, payloads.length - 1)] ?? '',
        random,
      )
      // What is refused has its own tests.
      await call(procedure, input).catch(() => undefined)
    }
  }
  // The manager may have been given another name by now; the account is the same.
  known = await somethingOfEach(client)
  desk.close()
})
test.afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

const register = (client: DeskClient, payload: string) =>
  client.residents.register({
    sendId: newSendId(),
    person: {
      name: payload.slice(0, 30),
      sex: null,
      idKind: null,
      idNumber: '',
      birth: null,
      registration: null,
      registrationPlace: payload,
      address: { estate: '', building: payload.slice(0, 8), unit: '', room: payload.slice(0, 8), grid: '' },
      phones: [],
      contacts: [],
      remark: payload,
    },
    relation: '',
    tags: [],
    consent: null,
  })

/** A resident, a request with its papers, and a visit, all of them script. */
async function somethingOfEach(client: DeskClient) {
  const [script = ''] = payloads
  const { id: resident } = await register(client, script)
  const { items } = await client.serviceRequests.items.list({ withdrawn: false })
  // A payload may have given one of them a form that has to be filled in.
  const item = items.find(({ modes, asks }) => modes.includes('assisted') && asks.length === 0)?.id ?? 0
  const { id: request } = await client.serviceRequests.open({
    sendId: newSendId(),
    residentId: resident,
    itemId: item,
    mode: 'assisted',
    agent: null,
    mandate: null,
    received: [],
    note: script,
    // The item it finds may be one that a payload made, which is not for everybody.
    then: { kind: 'accept', withoutMaterials: script, despite: script },
  })
  const made = await client.visits.register({
    sendId: newSendId(),
    residentId: resident,
    matter: script,
    then: { kind: 'answered', answer: script },
  })
  return { resident, request, visit: made.visit.id, item }
}

/** What only a text that had become a part of the page would bring. */
const foreign =
  '[onerror], [onload], [onfocus], [ontoggle], [onbegin], [onstart], [onblur], [onmouseover], iframe, object, embed, ' +
  'base, marquee, template, meta[http-equiv=refresh], body script, a[href^="javascript:"], form[action]'

test('on every screen and every paper they are letters', async ({ page }) => {
  const dialogs: string[] = []
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message())
    void dialog.dismiss()
  })
  await signIn(page, 'fuzeren', testPassword)
  const seen: string[] = []
  const look = async (address: string) => {
    await expect(page.getByRole('main')).toBeVisible()
    if (await showsPayload(page)) seen.push(address)
    expect(await page.locator(foreign).count(), address).toBe(0)
    expect(
      await page.evaluate((name) => Reflect.get(window, name) as unknown, trace),
      address,
    ).toBeUndefined()
  }
  const papers = sheets.map((sheet) => `/service-requests/${known.request}/sheets/${sheet}`)
  for (const address of [...Object.values(screens).map(({ at }) => addressOf(at, known)), ...papers]) {
    await visitFromNowhere(page, address)
    await look(address)
  }
  await page.keyboard.press('Control+K')
  await page.keyboard.insertText(payloads[0] ?? '')
  await settled(page)
  await look('the palette')
  expect(dialogs).toEqual([])
  // Else nothing would have been shown by all this.
  const { resident, request, visit: visitId } = known
  expect(seen).toEqual(
    expect.arrayContaining([
      '/',
      '/residents',
      `/residents/${resident}`,
      `/residents/${resident}/edit`,
      '/visits',
      `/visits/${visitId}`,
      '/service-requests',
      `/service-requests/${request}`,
      `/service-requests/${request}/sheets/acceptance`,
      'the palette',
    ]),
  )
})

/** By way of a screen that shows nothing, so that it is not the one before that is looked at. */
async function visitFromNowhere(page: Page, address: string): Promise<void> {
  await visit(page, '/not-a-screen', '没有这个页面')
  if (address === '/nowhere') return
  await visit(page, address)
  await expect(page.getByRole('heading', { name: '没有这个页面' })).toHaveCount(0)
  await settled(page)
}

const showsPayload = (page: Page) =>
  page.evaluate(
    () =>
      /<script|onerror=|linliRan|evil\.example|=cmd\|/.test(document.body.innerText) ||
      Array.from(document.querySelectorAll<HTMLInputElement>('input, textarea')).some(({ value }) =>
        /<script|linliRan/.test(value),
      ),
  )
