import type { Words } from './words.ts'

const SEEN =
  'En cuanto llegue el dinero, esta página lo dirá. También puedes volver a la tienda y esperar allí.'

export const es: Words = {
  tag: 'es',
  sandbox: 'Sandbox: no se mueve dinero real',
  payTo: payee => `Pagar a ${payee}`,
  reference: 'Referencia',
  description: 'Descripción',
  timeLeft: 'Tiempo restante',
  lastMinute: 'Queda menos de un minuto para pagar.',
  validUntil: 'Válido hasta',
  means: {
    pix: {
      title: 'Pagar con Pix',
      lead: 'Escanea el código en la app de tu banco, o cópialo y pégalo allí en Pix copia e cola.',
      step: 'Ya pagué',
      waiting: SEEN,
    },
    upi: {
      title: 'Pagar con UPI',
      lead: 'Escanea el código en cualquier app de UPI. En tu teléfono, abre la app desde aquí.',
      step: 'Ya pagué',
      waiting: SEEN,
    },
    p2c: {
      title: 'Transferencia entre tarjetas',
      lead: 'En la app de tu banco, envía exactamente este monto a esta tarjeta. Después confírmalo aquí.',
      step: 'Ya envié el dinero',
      waiting:
        'Las transferencias entre tarjetas tardan unos minutos. Esta página lo dirá en cuanto llegue el dinero.',
    },
    paysafecard: {
      title: 'Pagar con paysafecard',
      lead: 'Escribe el código de tu cupón.',
      waiting: SEEN,
    },
    epay: {
      title: 'Pagar con ePay.bg',
      lead: 'Entra con tu nombre de usuario de ePay.bg. El sandbox no pide contraseña.',
      waiting: SEEN,
    },
    blik: {
      title: 'Pagar con BLIK',
      lead: 'Abre la app de tu banco, busca BLIK y escribe el código que muestra.',
      waiting: 'Confirma el pago en la app de tu banco. Esta página lo dirá en cuanto esté hecho.',
    },
    bancontact: {
      title: 'Pagar con Bancontact',
      lead: 'Escribe una tarjeta de prueba. Nunca escribas aquí una real.',
      waiting: SEEN,
    },
    bank_transfer: {
      title: 'Transferencia bancaria',
      lead: 'En la app de tu banco, envía exactamente este monto a esta cuenta e indica el concepto.',
      step: 'Ya hice la transferencia',
      waiting: SEEN,
    },
    cash: {
      title: 'Pagar en efectivo',
      lead: 'Muestra este cupón en una caja, en papel o en tu teléfono, y paga allí en efectivo.',
      step: 'Ya pagué en la caja',
      waiting:
        'Las cajas informan sus pagos cada pocos minutos. Esta página lo dirá en cuanto llegue el tuyo.',
    },
    mobile_money: {
      title: 'Pagar con dinero móvil',
      lead: 'Llega una solicitud a tu teléfono. Apruébala allí con tu PIN.',
      step: 'Enviar la solicitud',
      waiting: 'La solicitud está en tu teléfono. Apruébala allí con tu PIN.',
    },
  },
  requisites: {
    amount: 'Monto',
    bank_name: 'Banco',
    account_holder: 'Titular',
    account_number: 'Número de cuenta',
    account_type: 'Tipo de cuenta',
    document_number: 'Identificación fiscal',
    concept: 'Concepto',
    card_number: 'Número de tarjeta',
    voucher_number: 'Número del cupón',
  },
  currentAccount: 'Cuenta corriente',
  fields: {
    code: {
      label: 'Código paysafecard de 16 dígitos',
      hint: 'El sandbox acepta 16 dígitos cualesquiera.',
      wrong: 'Un código paysafecard tiene 16 dígitos. Revísalo e inténtalo de nuevo.',
    },
    blik: {
      label: 'Código BLIK de 6 dígitos',
      hint: 'El sandbox acepta 6 dígitos cualesquiera.',
      wrong: 'Un código BLIK tiene 6 dígitos. Revísalo e inténtalo de nuevo.',
    },
    user: {
      label: 'Nombre de usuario de ePay.bg',
      hint: 'El sandbox acepta cualquier nombre.',
      wrong: 'Escribe tu nombre de usuario de ePay.bg.',
    },
    card: {
      label: 'Número de tarjeta',
      hint: 'Una tarjeta de prueba: 6703 4444 4444 4449',
      wrong: 'Este número de tarjeta no existe. Revisa los dígitos e inténtalo de nuevo.',
    },
    expiry: {
      label: 'Vencimiento (MM/AA)',
      hint: 'Cualquier mes futuro, como 12/99.',
      wrong: 'Escribe un mes futuro como MM/AA.',
    },
    operator: { label: 'Operador', wrong: 'Elige tu operador.' },
    phone: {
      label: 'Número de teléfono',
      hint: 'El sandbox acepta de 6 a 15 dígitos y no llama a nadie.',
      wrong: 'Un número de teléfono tiene de 6 a 15 dígitos. Revísalo e inténtalo de nuevo.',
    },
  },
  error: 'Error',
  codeLabel: 'Código Pix',
  qrLabel: (payee, amount) => `Código QR para pagar ${amount} a ${payee}`,
  barcodeLabel: digits => `Código de barras de ${digits}`,
  apps: 'Abrir en una app',
  anyApp: 'Cualquier app de UPI',
  copy: 'Copiar',
  copied: 'Copiado',
  print: 'Imprimir el cupón',
  tray: {
    title: 'Tú haces de banco',
    text: 'Esto es una prueba: no se consulta a ningún banco ni se mueve dinero. Elige cómo sigue el pago.',
  },
  pay: amount => `Pagar ${amount}`,
  decline: 'Rechazar',
  expire: 'Dejar que venza',
  wait: 'Dejarlo en espera',
  cancel: 'Cancelar y volver a la tienda',
  back: 'Volver a la tienda',
  waitingTitle: 'Esperando tu pago',
  checkAgain: 'Comprobar de nuevo',
  showAgain: 'Mostrar otra vez cómo pagar',
  endings: {
    success: ['Pago recibido', 'La tienda ya lo sabe. Puedes volver a ella.'],
    declined: ['Pago rechazado', 'No se cobró nada. Puedes volver a la tienda e intentarlo de nuevo.'],
    expired: ['Pago vencido', 'El tiempo para pagar terminó. Empieza de nuevo en la tienda.'],
    error: ['El pago falló', 'No se cobró nada. Puedes volver a la tienda e intentarlo de nuevo.'],
  },
  missing: ['No existe ese pago', 'Este sandbox no conoce el pago. Quizá se haya reiniciado.'],
}
