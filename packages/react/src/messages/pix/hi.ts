import type { PixMessages } from '../messages.ts'
import { plural } from '../plural.ts'

export const pixHi: PixMessages = {
  qrLabel: (amount, payee) => `Pix QR कोड${amount ? `, राशि ${amount}` : ''}, प्राप्तकर्ता ${payee}`,
  copy: 'Pix कोड कॉपी करें',
  copied: 'कोड कॉपी हो गया',
  copyFailed: 'कॉपी नहीं हुआ। कोड चुना हुआ है: इसे खुद कॉपी करें।',
  code: 'कॉपी-पेस्ट के लिए Pix कोड',
  saveQr: 'QR कोड सेव करें',
  shareQr: 'QR कोड शेयर करें',
  bankShows: 'आपका बैंक यह दिखाएगा',
  payee: 'प्राप्तकर्ता',
  amount: 'राशि',
  amountByBank: 'आपका बैंक दिखाएगा',
  pixSteps: [
    'अपना बैंक ऐप खोलें और Pix चुनें।',
    'QR कोड स्कैन करें या कॉपी किया हुआ कोड पेस्ट करें।',
    'नाम और राशि जाँचें, फिर पुष्टि करें।',
  ],
  pixPhoneSteps: [
    'Pix कोड कॉपी करें।',
    'अपना बैंक ऐप खोलें, Pix चुनें और कोड पेस्ट करें।',
    'नाम और राशि जाँचें, फिर पुष्टि करें।',
  ],
  timeLeft: time => `भुगतान के लिए ${time} शेष`,
  minutes: plural('hi', { one: '# मिनट', other: '# मिनट' }),
  timeOver: 'समय समाप्त हो गया। हम एक बार और जाँच रहे हैं।',
  payBy: time => `${time} तक भुगतान करें`,
  codeWarning: 'कुछ बैंक इस कोड को अस्वीकार कर सकते हैं। पुष्टि से पहले नाम और राशि जाँचें।',
  refusedTitle: 'इस कोड से भुगतान न करें',
  refusedText: 'यह कोड आपके ऑर्डर का नहीं है। कोई राशि नहीं कटी।',
}
