import type { Language } from '../protocol/language.ts';

/** What the element says to a shopper when the payment page does not come. Loaded when that happens. */
export interface ErrorTexts {
  readonly failed: string;
  readonly retry: string;
  /** The link to a payment page elsewhere, if there is one. */
  readonly wayOut: (address: string | undefined) => readonly Node[];
  /** Shown when a payment may have been made and nobody on the page knows. */
  readonly unknown: string;
}

const rows: Readonly<Record<Language, string>> = {
  english:
    'The payment page did not open.|Try again|Please do not pay again before you have asked the shop.|Pay on another page',
  hindi: 'भुगतान पेज नहीं खुला।|फिर कोशिश करें|दुकान से पूछे बिना दोबारा भुगतान न करें।|दूसरे पेज पर भुगतान करें',
  telugu: 'చెల్లింపు పేజీ తెరుచుకోలేదు.|మళ్లీ ప్రయత్నించండి|దుకాణాన్ని అడగకుండా మళ్లీ చెల్లించకండి.|మరో పేజీలో చెల్లించండి',
  tamil: 'கட்டணப் பக்கம் திறக்கவில்லை.|மீண்டும் முயலவும்|கடையைக் கேட்காமல் மீண்டும் செலுத்த வேண்டாம்.|வேறு பக்கத்தில் செலுத்தவும்',
  bengali: 'পেমেন্ট পেজ খোলেনি।|আবার চেষ্টা করুন|দোকানকে জিজ্ঞাসা না করে আবার টাকা দেবেন না।|অন্য পেজে টাকা দিন',
  malayalam: 'പേയ്‌മെന്റ് പേജ് തുറന്നില്ല.|വീണ്ടും ശ്രമിക്കുക|കടയിൽ ചോദിക്കാതെ വീണ്ടും പണമടയ്ക്കരുത്.|മറ്റൊരു പേജിൽ പണമടയ്ക്കുക',
  gujarati: 'ચુકવણી પેજ ખૂલ્યું નહીં.|ફરી પ્રયાસ કરો|દુકાનને પૂછ્યા વિના ફરી ચુકવણી ન કરો.|બીજા પેજ પર ચુકવણી કરો',
  kannada: 'ಪಾವತಿ ಪುಟ ತೆರೆಯಲಿಲ್ಲ.|ಮತ್ತೆ ಪ್ರಯತ್ನಿಸಿ|ಅಂಗಡಿಯನ್ನು ಕೇಳದೆ ಮತ್ತೆ ಪಾವತಿಸಬೇಡಿ.|ಬೇರೆ ಪುಟದಲ್ಲಿ ಪಾವತಿಸಿ',
  marathi: 'पेमेंट पेज उघडले नाही.|पुन्हा प्रयत्न करा|दुकानाला विचारल्याशिवाय पुन्हा पैसे देऊ नका.|दुसऱ्या पेजवर पैसे द्या',
};

/** The element's words about a failure in one of the nine languages. */
export function errorTextsIn(language: Language): ErrorTexts {
  const [failed = '', retry = '', unknown = '', elsewhere = ''] = rows[language].split('|');
  return { failed, retry, unknown, wayOut: (address) => wayOut(address, elsewhere) };
}

function wayOut(address: string | undefined, text: string): readonly Node[] {
  if (!address) return [];
  const link = document.createElement('a');
  link.setAttribute('part', 'link');
  link.target = '_top';
  link.href = address;
  link.textContent = text;
  return [link];
}
