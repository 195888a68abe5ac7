import { type Html, html } from '../../pages/html.ts'
import type { Call } from '../../state/calls.ts'

interface PostButton {
  readonly id: string
  readonly path: string
  readonly label: string
  readonly body?: object
  readonly kind?: string
  /** What it says where its label does not say enough by itself. */
  readonly about?: string
}

/** A button that does one call of the panel's API. */
export function postButton({ id, path, label, body, kind = '', about }: PostButton): Html {
  return html`<button type="button" id="${id}" class="${kind}" data-post="${path}"${
    body !== undefined && html` data-body="${JSON.stringify(body)}"`
  }${about !== undefined && html` aria-label="${label} ${about}"`}>${label}</button>`
}

/** A button that copies what the panel's API writes, or what stands in an element of the page. */
export function copyButton(
  label: string,
  source: { readonly from: string; readonly about: string } | { readonly element: string },
  kind = 'small',
): Html {
  return 'from' in source
    ? html`<button type="button" class="${kind}" data-copy-from="${source.from}" aria-label="${label}: ${source.about}">${label}</button>`
    : html`<button type="button" class="${kind}" data-copy-element="${source.element}">${label}</button>`
}

/** What was checked of a call. */
export function checks({ tokenFault, signatureFault }: Pick<Call, 'tokenFault' | 'signatureFault'>): Html {
  const check = (name: string, fault: string | undefined): Html =>
    html`<span class="check" data-tone="${fault === undefined ? 'good' : 'bad'}">${name} ${fault ?? 'right'}</span>`
  return html`<p class="checks">${check('access-token', tokenFault)} ${check('signature', signatureFault)}</p>`
}

/** `200`, or `400 · error 30` where the code is not the status once more. */
export function answer({ status, errorCode }: Pick<Call, 'status' | 'errorCode'>): Html {
  const isTold = errorCode === 0 || errorCode === status
  return html`<span class="answer">${status}${!isTold && ` · error ${errorCode}`}</span>`
}
