import type { Words } from './words.ts'

const SEEN = 'Assim que o dinheiro chegar, esta página avisa. Você também pode voltar à loja e aguardar lá.'

export const pt: Words = {
  tag: 'pt-BR',
  sandbox: 'Sandbox: sem dinheiro de verdade',
  payTo: payee => `Pagar para ${payee}`,
  reference: 'Referência',
  description: 'Descrição',
  timeLeft: 'Tempo restante',
  lastMinute: 'Falta menos de um minuto para pagar.',
  validUntil: 'Válido até',
  means: {
    pix: {
      title: 'Pagar com Pix',
      lead: 'Escaneie o código no aplicativo do seu banco, ou copie e cole lá em Pix copia e cola.',
      step: 'Já paguei',
      waiting: SEEN,
    },
    upi: {
      title: 'Pagar com UPI',
      lead: 'Escaneie o código em qualquer aplicativo UPI. No celular, abra o aplicativo por aqui.',
      step: 'Já paguei',
      waiting: SEEN,
    },
    p2c: {
      title: 'Transferência entre cartões',
      lead: 'No aplicativo do seu banco, envie exatamente este valor para este cartão. Depois confirme aqui.',
      step: 'Já enviei o dinheiro',
      waiting:
        'Transferências entre cartões levam alguns minutos. Esta página avisa assim que o dinheiro chegar.',
    },
    paysafecard: {
      title: 'Pagar com paysafecard',
      lead: 'Digite o código do seu voucher.',
      waiting: SEEN,
    },
    epay: {
      title: 'Pagar com ePay.bg',
      lead: 'Entre com seu nome de usuário do ePay.bg. O sandbox não pede senha.',
      waiting: SEEN,
    },
    blik: {
      title: 'Pagar com BLIK',
      lead: 'Abra o aplicativo do seu banco, procure BLIK e digite o código mostrado.',
      waiting: 'Confirme o pagamento no aplicativo do seu banco. Esta página avisa assim que terminar.',
    },
    bancontact: {
      title: 'Pagar com Bancontact',
      lead: 'Digite um cartão de teste. Nunca digite um de verdade aqui.',
      waiting: SEEN,
    },
    bank_transfer: {
      title: 'Transferência bancária',
      lead: 'No aplicativo do seu banco, envie exatamente este valor para esta conta e informe a descrição.',
      step: 'Já fiz a transferência',
      waiting: SEEN,
    },
    cash: {
      title: 'Pagar em dinheiro',
      lead: 'Mostre este voucher em um caixa, no papel ou no celular, e pague lá em dinheiro.',
      step: 'Já paguei no caixa',
      waiting:
        'Os caixas informam os pagamentos a cada poucos minutos. Esta página avisa assim que o seu chegar.',
    },
    mobile_money: {
      title: 'Pagar com dinheiro móvel',
      lead: 'Um pedido chega ao seu celular. Aprove-o lá com seu PIN.',
      step: 'Enviar o pedido',
      waiting: 'O pedido está no seu celular. Aprove-o lá com seu PIN.',
    },
  },
  requisites: {
    amount: 'Valor',
    bank_name: 'Banco',
    account_holder: 'Favorecido',
    account_number: 'Número da conta',
    account_type: 'Tipo de conta',
    document_number: 'Documento',
    concept: 'Descrição',
    card_number: 'Número do cartão',
    voucher_number: 'Número do voucher',
  },
  currentAccount: 'Conta corrente',
  fields: {
    code: {
      label: 'Código paysafecard de 16 dígitos',
      hint: 'O sandbox aceita quaisquer 16 dígitos.',
      wrong: 'Um código paysafecard tem 16 dígitos. Confira e tente de novo.',
    },
    blik: {
      label: 'Código BLIK de 6 dígitos',
      hint: 'O sandbox aceita quaisquer 6 dígitos.',
      wrong: 'Um código BLIK tem 6 dígitos. Confira e tente de novo.',
    },
    user: {
      label: 'Nome de usuário do ePay.bg',
      hint: 'O sandbox aceita qualquer nome.',
      wrong: 'Digite seu nome de usuário do ePay.bg.',
    },
    card: {
      label: 'Número do cartão',
      hint: 'Um cartão de teste: 6703 4444 4444 4449',
      wrong: 'Este número de cartão não existe. Confira os dígitos e tente de novo.',
    },
    expiry: {
      label: 'Validade (MM/AA)',
      hint: 'Qualquer mês futuro, como 12/99.',
      wrong: 'Digite um mês futuro como MM/AA.',
    },
    operator: { label: 'Operadora', wrong: 'Escolha sua operadora.' },
    phone: {
      label: 'Número de celular',
      hint: 'O sandbox aceita de 6 a 15 dígitos e não liga para ninguém.',
      wrong: 'Um número de celular tem de 6 a 15 dígitos. Confira e tente de novo.',
    },
  },
  error: 'Erro',
  codeLabel: 'Código Pix',
  qrLabel: (payee, amount) => `Código QR para pagar ${amount} para ${payee}`,
  barcodeLabel: digits => `Código de barras de ${digits}`,
  apps: 'Abrir em um aplicativo',
  anyApp: 'Qualquer aplicativo UPI',
  copy: 'Copiar',
  copied: 'Copiado',
  print: 'Imprimir o voucher',
  tray: {
    title: 'Você faz o papel do banco',
    text: 'Isto é um teste: nenhum banco é consultado e nenhum dinheiro sai. Escolha como o pagamento segue.',
  },
  pay: amount => `Pagar ${amount}`,
  decline: 'Recusar',
  expire: 'Deixar expirar',
  wait: 'Deixar aguardando',
  cancel: 'Cancelar e voltar à loja',
  back: 'Voltar à loja',
  waitingTitle: 'Aguardando seu pagamento',
  checkAgain: 'Verificar de novo',
  showAgain: 'Mostrar de novo como pagar',
  endings: {
    success: ['Pagamento recebido', 'A loja já foi avisada. Você pode voltar a ela.'],
    declined: ['Pagamento recusado', 'Nada foi cobrado. Você pode voltar à loja e tentar de novo.'],
    expired: ['Pagamento expirado', 'O prazo para pagar terminou. Comece de novo na loja.'],
    error: ['O pagamento falhou', 'Nada foi cobrado. Você pode voltar à loja e tentar de novo.'],
  },
  missing: [
    'Pagamento não encontrado',
    'Este sandbox não conhece o pagamento. Talvez tenha sido reiniciado.',
  ],
}
