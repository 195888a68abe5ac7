import type { ChallengeMessages } from '../challengeMessages.ts'
import { plural } from '../plural.ts'

export const words: ChallengeMessages = {
  copyDetail: 'Copiar',
  copyOf: label => `Copiar ${label}`,
  detailCopied: 'Copiado',
  detailCopyFailed: 'No se copió. El texto está seleccionado: cópialo a mano.',

  refusedTitle: 'Detuvimos este pago',
  refusedText:
    'Los datos de pago que recibimos no son de tu pedido, por eso no los mostramos. No se cobró nada.',
  refusedHelp: 'Si vuelve a pasar, dale este número a la tienda.',
  paymentNumber: 'Número de pago',

  upiTitle: 'Paga con UPI',
  upiOpen: 'Abrir una app de UPI',
  upiApps: 'Elige tu app',
  upiOtherApp: 'Otra app de UPI',
  upiOpened: 'Termina en tu app de UPI y vuelve aquí. Esta página cambia sola.',
  upiNotOpened: '¿No se abrió ninguna app? Elige otra o usa el código QR de abajo.',
  upiShowQr: 'Mostrar el código QR',
  upiQrLabel: (amount, payee) => `Código QR de UPI${amount ? ` por ${amount}` : ''} para ${payee}`,
  upiThisDevice: 'Pagar en este dispositivo',
  upiId: 'ID de UPI',
  upiAppShows: 'Tu app de UPI mostrará',
  upiTypeAmount: amount => `Escríbelo tú: ${amount}`,
  upiAppSteps: [
    'Abre tu app de UPI desde aquí.',
    'Revisa el nombre y el monto, y escribe tu PIN de UPI.',
    'Vuelve a esta página.',
  ],
  upiQrSteps: [
    'Abre cualquier app de UPI en tu teléfono.',
    'Escanea el código QR.',
    'Revisa el nombre y el monto, y escribe tu PIN de UPI.',
  ],

  redirectOpened: host => `Paga en ${host}, en la ventana que se abrió. Esta página cambia sola.`,
  redirectBlocked: 'Tu navegador no dejó abrir la ventana. Ábrela tú:',
  redirectAgain: 'Abrir otra vez',
  redirectNewTab: 'Abrir en otra pestaña',

  handOff: 'Continuar en el celular',
  handOffText:
    'Escanea este código con la cámara del celular. El pago sigue allí y esta página muestra cuando se completa.',
  handOffLabel: 'Código QR que abre este pago en el celular',

  requisitesTitle: 'Paga por transferencia',
  requisitesText: 'Transfiere el monto exacto a esta cuenta.',
  requisitesSteps: [
    'Copia los datos en la app de tu banco y transfiere el monto exacto.',
    'Vuelve y completa los campos de abajo.',
    'Esta página cambia sola cuando llega la transferencia.',
  ],
  requisitesFields: 'Después de transferir',
  requisitesConfirm: 'Ya transferí',
  requisitesRefused: 'Los datos no fueron aceptados. Revísalos y envíalos de nuevo.',
  details: {
    accountholder: 'Titular de la cuenta',
    accountnumber: 'Número de cuenta',
    accounttype: 'Tipo de cuenta',
    alias: 'Alias',
    amount: 'Monto',
    bank: 'Banco',
    bankname: 'Banco',
    beneficiary: 'Titular de la cuenta',
    beneficiaryname: 'Titular de la cuenta',
    cardlastdigits: 'Últimos dígitos de tu tarjeta',
    cardnumber: 'Número de tarjeta',
    email: 'Correo electrónico',
    phone: 'Teléfono',
    reference: 'Referencia',
    sendername: 'Nombre de quien transfiere',
    transactionid: 'Número de transacción',
  },

  otpTitle: 'Escribe el código',
  otpText: 'Te enviamos un código de un solo uso, por mensaje o en tu app.',
  otpLabel: 'Código de un solo uso',
  otpConfirm: 'Confirmar',
  otpMissing: 'Escribe el código que recibiste.',
  otpWrong: 'El código no fue aceptado. Revísalo, o usa el más reciente que recibiste.',

  sending: 'Enviando…',
  sentTitle: 'Enviado',
  sentText: 'Lo estamos revisando. Esta página cambia sola.',
  sendAgain: 'Corregir lo que envié',
  sendFailed: 'No se pudo enviar. No se perdió nada: inténtalo de nuevo en un momento.',
  sendUnknown: 'No hubo respuesta; puede que haya llegado. Espera un momento antes de enviarlo de nuevo.',
  sendExhausted: 'No quedan más intentos. Si ya pagaste, el pago sigue valiendo.',
  triesLeft: plural('es', {
    one: 'Te queda # intento como máximo.',
    many: 'Te quedan # de intentos como máximo.',
    other: 'Te quedan # intentos como máximo.',
  }),

  stkTitle: 'Confirma en tu teléfono',
  stkText: phone =>
    phone ? `Se envió una solicitud de pago a ${phone}.` : 'Se envió una solicitud de pago a tu teléfono.',
  stkSteps: [
    'Desbloquea tu teléfono y espera la solicitud.',
    'Revisa el nombre y el monto, y escribe tu PIN.',
    'Esta página cambia sola.',
  ],

  unknownStepTitle: 'Falta un paso',
  unknownStepText:
    'El servicio de pago pide un paso que esta página no sabe mostrar. Busca un mensaje suyo: en tu app, por SMS o por correo. Seguimos atentos, y esta página avisa cuando hayas pagado.',

  redirectTitle: 'Continúa en la página de pago',
  redirectText: host => `Pagas en ${host} y luego vuelves aquí.`,
  leaving: host => `Abriendo ${host}…`,
  continueAt: host => `Continuar en ${host}`,
  addressRefused: 'La dirección de la página de pago no es segura. No se cobró nada.',
}
