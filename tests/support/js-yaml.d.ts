/** As much of it as is used; its package brings no types. */
declare module 'js-yaml' {
  /** Throws on what is no YAML. */
  export function load(text: string): unknown
}
