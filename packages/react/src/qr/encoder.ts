/// <reference path="./qrcode.d.ts" />
/**
 * The part of the `qrcode` package that makes a symbol. What is published carries it inside, without the modules that look for
 * the shortest mix of modes: a BR Code is one byte segment (`tsdown.config.ts`).
 */
import qrcode from 'qrcode/lib/core/qrcode.js'

/** A run of data in one mode, in the form the encoder asks for. */
interface Segment {
  readonly mode: { readonly id: string; readonly bit: number; readonly ccBits: readonly number[] }
  getLength(): number
  getBitsLength(): number
  write(buffer: { put(value: number, bits: number): void }): void
}

/** Says that the bytes after it are UTF-8 (ECI 26): a segment without data whose "length" of 8 bits is the assignment number. */
const UTF8: Segment = {
  mode: { id: 'ECI', bit: 7, ccBits: [8, 8, 8] },
  getLength: () => 26,
  getBitsLength: () => 0,
  write() {},
}

const toBytes = (text: string): Segment => {
  const bytes = new TextEncoder().encode(text)
  return {
    mode: { id: 'Byte', bit: 4, ccBits: [8, 16, 16] },
    getLength: () => bytes.length,
    getBitsLength: () => bytes.length * 8,
    write(buffer) {
      for (const byte of bytes) buffer.put(byte, 8)
    },
  }
}

/** Modules of a symbol of error correction M: byte mode, headed by ECI 26 when anything is outside ASCII (EMV MPM 4.12.1.1). */
export function createSymbol(text: string): { readonly size: number; readonly data: Uint8Array } {
  const segments = /^[\x20-\x7e]*$/.test(text) ? [toBytes(text)] : [UTF8, toBytes(text)]
  // The encoder makes segments out of its input with `reduce`; these are made already.
  return qrcode.create(Object.assign([], { reduce: () => segments }), { errorCorrectionLevel: 'M' }).modules
}
