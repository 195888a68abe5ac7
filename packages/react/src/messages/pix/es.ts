import type { PixMessages } from '../messages.ts'
import { plural } from '../plural.ts'

export const pixEs: PixMessages = {
  qrLabel: (amount, payee) => `Código QR de Pix${amount ? ` por ${amount}` : ''} para ${payee}`,
  copy: 'Copiar código Pix',
  copied: 'Código copiado',
  copyFailed: 'No se copió. El código está seleccionado: cópialo a mano.',
  code: 'Código Pix para copiar y pegar',
  saveQr: 'Guardar código QR',
  shareQr: 'Compartir código QR',
  bankShows: 'Tu banco mostrará',
  payee: 'Para',
  amount: 'Monto',
  amountByBank: 'lo indica tu banco',
  pixSteps: [
    'Abre la app de tu banco y elige Pix.',
    'Escanea el código QR o pega el código copiado.',
    'Revisa el nombre y el monto, y confirma.',
  ],
  pixPhoneSteps: [
    'Copia el código Pix.',
    'Abre la app de tu banco, elige Pix y pega el código.',
    'Revisa el nombre y el monto, y confirma.',
  ],
  timeLeft: time => `Tiempo para pagar: ${time}`,
  minutes: plural('es', { one: '# minuto', many: '# de minutos', other: '# minutos' }),
  timeOver: 'Se acabó el tiempo. Verificamos una vez más.',
  payBy: time => `Vence: ${time}`,
  codeWarning: 'Algunos bancos pueden rechazar este código. Revisa el nombre y el monto antes de confirmar.',
  refusedTitle: 'No pagues este código',
  refusedText: 'Este código no es de tu pedido. No se cobró nada.',
}
