import { type MethodOffer, parseMoney } from '@rumba/core'

/** The Pix code printed in the gateway's documents. It states no amount, so the payer's bank would ask the gateway for it. */
export const SAMPLE_PIX_CODE =
  '00020126850014br.gov.bcb.pix2563pix.voluti.com.br/qr/v3/at/eb63388a-c721-430c-a1c8-8ed7bce2ec075204000053039865802BR5918WZ_PLAY_JOGOS_LTDA6009SAO_PAULO62070503***63049901'

/** Pix with the fields a payer is asked for: a proxy offers none but those that the gateway requires. */
export const SAMPLE_PIX: MethodOffer = {
  code: 'pix',
  fields: [
    { name: 'firstName', need: 'required' },
    { name: 'lastName', need: 'required' },
    { name: 'taxId', need: 'required', format: 'cpf-cnpj' },
  ],
}

/** A second method, one that sends the buyer to another page. */
export const SAMPLE_PAYSAFECARD: MethodOffer = {
  code: 'paysafecard',
  amount: parseMoney('4.20', 'EUR'),
  fields: [
    { name: 'firstName', need: 'required' },
    { name: 'lastName', need: 'required' },
    { name: 'country', need: 'required' },
  ],
}

/** A UPI link that states ₹200.00. */
export const SAMPLE_UPI_LINK =
  'upi://pay?pa=shop@bank&pn=Shop%20One&mc=5411&tr=ORDER-1&am=200.00&cu=INR&mode=04'
