/** `tsx scripts/icons.ts`: draws the program's icon from the page's, as a picture installers take. */
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { chromium as playwright } from '@playwright/test'
import chromium from '@sparticuz/chromium'
import { root } from './build/program'

const size = 512
const drawing = readFileSync(path.join(root, 'src/centre/page/icon.svg'), 'utf8')
const browser = await playwright.launch({
  executablePath: await chromium.executablePath(),
  args: ['--no-sandbox'],
})
const page = await browser.newPage({ viewport: { width: size, height: size } })
await page.setContent(
  `<style>body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${drawing}`,
)
writeFileSync(path.join(root, 'resources/icons/icon.png'), await page.screenshot({ omitBackground: true }))
await browser.close()
