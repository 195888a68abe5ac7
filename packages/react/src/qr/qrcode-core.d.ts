/** The encoder of the `qrcode` package without its renderers; its own types do not cover this path. */
declare module 'qrcode/lib/core/qrcode.js' {
  interface Segment {
    readonly data: string
    readonly mode: 'byte'
  }
  interface Symbol {
    readonly modules: { readonly size: number; readonly data: Uint8Array }
  }
  const encoder: {
    create(segments: readonly Segment[], options: { errorCorrectionLevel: 'M' }): Symbol
  }
  export default encoder
}
