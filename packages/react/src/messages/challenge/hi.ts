import type { ChallengeMessages } from '../challengeMessages.ts'
import { plural } from '../plural.ts'

export const words: ChallengeMessages = {
  copyDetail: 'कॉपी करें',
  copyOf: label => `कॉपी करें: ${label}`,
  detailCopied: 'कॉपी हो गया',
  detailCopyFailed: 'कॉपी नहीं हुआ। टेक्स्ट चुना हुआ है: इसे खुद कॉपी करें।',

  refusedTitle: 'यह भुगतान रोक दिया गया है',
  refusedText: 'भुगतान के लिए मिली जानकारी आपके ऑर्डर की नहीं है, इसलिए हम उसे नहीं दिखा रहे हैं। कोई राशि नहीं कटी।',
  refusedHelp: 'अगर फिर ऐसा हो, तो दुकान को यह नंबर बताएँ।',
  paymentNumber: 'भुगतान नंबर',

  upiTitle: 'UPI से भुगतान करें',
  upiOpen: 'UPI ऐप खोलें',
  upiApps: 'अपना ऐप चुनें',
  upiOtherApp: 'दूसरा UPI ऐप',
  upiOpened: 'अपने UPI ऐप में भुगतान पूरा करें, फिर यहाँ वापस आएँ। यह पेज अपने आप अपडेट होगा।',
  upiNotOpened: 'कोई ऐप नहीं खुला? दूसरा ऐप चुनें या नीचे दिया QR कोड स्कैन करें।',
  upiShowQr: 'QR कोड दिखाएँ',
  upiQrLabel: (amount, payee) => `UPI QR कोड${amount ? `, राशि ${amount}` : ''}, प्राप्तकर्ता ${payee}`,
  upiThisDevice: 'इसी डिवाइस पर भुगतान करें',
  upiId: 'UPI आईडी',
  upiAppShows: 'आपका UPI ऐप यह दिखाएगा',
  upiTypeAmount: amount => `आप खुद लिखें: ${amount}`,
  upiAppSteps: ['यहाँ से अपना UPI ऐप खोलें।', 'नाम और राशि जाँचें, फिर अपना UPI पिन डालें।', 'इस पेज पर वापस आएँ।'],
  upiQrSteps: ['अपने फ़ोन पर कोई भी UPI ऐप खोलें।', 'QR कोड स्कैन करें।', 'नाम और राशि जाँचें, फिर अपना UPI पिन डालें।'],

  redirectOpened: host => `खुली हुई विंडो में ${host} पर भुगतान करें। यह पेज अपने आप अपडेट होगा।`,
  redirectBlocked: 'आपके ब्राउज़र ने विंडो नहीं खुलने दी। इसे खुद खोलें:',
  redirectAgain: 'फिर से खोलें',
  redirectNewTab: 'नए टैब में खोलें',

  handOff: 'अपने फ़ोन पर जारी रखें',
  handOffText: 'इसे अपने फ़ोन के कैमरे से स्कैन करें। भुगतान वहीं जारी रहेगा, और पूरा होने पर यह पेज बता देगा।',
  handOffLabel: 'आपके फ़ोन पर यह भुगतान खोलने वाला QR कोड',

  requisitesTitle: 'बैंक ट्रांसफ़र से भुगतान करें',
  requisitesText: 'इस खाते में ठीक उतनी ही राशि भेजें।',
  requisitesSteps: [
    'यह जानकारी अपने बैंक ऐप में कॉपी करें और ठीक उतनी ही राशि भेजें।',
    'वापस आकर यहाँ माँगी गई जानकारी भरें।',
    'ट्रांसफ़र मिलते ही यह पेज अपने आप अपडेट होगा।',
  ],
  requisitesFields: 'ट्रांसफ़र के बाद',
  requisitesConfirm: 'मैंने ट्रांसफ़र कर दिया है',
  requisitesRefused: 'यह जानकारी स्वीकार नहीं हुई। कृपया जाँचकर फिर भेजें।',
  details: {
    accountholder: 'खाताधारक',
    accountnumber: 'खाता संख्या',
    accounttype: 'खाते का प्रकार',
    alias: 'उपनाम',
    amount: 'राशि',
    bank: 'बैंक',
    bankname: 'बैंक',
    beneficiary: 'खाताधारक',
    beneficiaryname: 'खाताधारक',
    cardlastdigits: 'आपके कार्ड के अंतिम अंक',
    cardnumber: 'कार्ड नंबर',
    email: 'ईमेल',
    phone: 'फ़ोन नंबर',
    reference: 'संदर्भ',
    sendername: 'भेजने वाले का नाम',
    transactionid: 'लेनदेन संख्या',
  },

  otpTitle: 'OTP डालें',
  otpText: 'आपको एक OTP भेजा गया है, SMS से या आपके ऐप में।',
  otpLabel: 'OTP कोड',
  otpConfirm: 'पुष्टि करें',
  otpMissing: 'आपको मिला OTP डालें।',
  otpWrong: 'यह OTP स्वीकार नहीं हुआ। इसे जाँचें या सबसे नया OTP डालें।',

  sending: 'भेजा जा रहा है…',
  sentTitle: 'भेज दिया गया',
  sentText: 'हम जाँच रहे हैं। यह पेज अपने आप अपडेट होगा।',
  sendAgain: 'भेजी गई जानकारी सुधारें',
  sendFailed: 'जानकारी नहीं भेजी जा सकी। कुछ भी खोया नहीं है: थोड़ी देर में फिर कोशिश करें।',
  sendUnknown: 'कोई जवाब नहीं मिला; हो सकता है जानकारी पहुँच गई हो। दोबारा भेजने से पहले थोड़ा रुकें।',
  sendExhausted: 'अब कोई प्रयास नहीं बचा है। अगर आपने भुगतान कर दिया है, तो वह मान्य रहेगा।',
  triesLeft: plural('hi', { one: 'आपके पास अधिकतम # प्रयास बचा है।', other: 'आपके पास अधिकतम # प्रयास बचे हैं।' }),

  stkTitle: 'अपने फ़ोन पर पुष्टि करें',
  stkText: phone =>
    phone ? `${phone} पर भुगतान का अनुरोध भेजा गया है।` : 'आपके फ़ोन पर भुगतान का अनुरोध भेजा गया है।',
  stkSteps: [
    'अपना फ़ोन अनलॉक करें और अनुरोध का इंतज़ार करें।',
    'नाम और राशि जाँचें, फिर अपना पिन डालें।',
    'यह पेज अपने आप अपडेट होगा।',
  ],

  unknownStepTitle: 'एक और चरण बाकी है',
  unknownStepText:
    'भुगतान सेवा एक ऐसा चरण माँग रही है जो यह पेज नहीं दिखा सकता। उसका संदेश देखें: अपने ऐप में, SMS या ईमेल में। हम नज़र रख रहे हैं, और भुगतान होते ही यह पेज बता देगा।',

  redirectTitle: 'भुगतान पेज पर जाएँ',
  redirectText: host => `आप ${host} पर भुगतान करके यहाँ वापस आएँगे।`,
  leaving: host => `आपको ${host} पर ले जाया जा रहा है…`,
  continueAt: host => `${host} पर जाएँ`,
  addressRefused: 'भुगतान पेज का पता सुरक्षित नहीं है। कोई राशि नहीं कटी।',
}
