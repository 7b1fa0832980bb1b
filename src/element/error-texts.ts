import type { Language } from '../protocol/language.ts';

/** The texts of the element for customers. Loaded before a payment can be made, and at once in a language other than English. */
export interface ErrorTexts {
  /** The frame's title for a screen reader, and what is said while it loads. */
  readonly title: string;
  /** A line of the loader, once the wait is longer than usual. */
  readonly slow: string;
  readonly failed: string;
  readonly retry: string;
  /** The link to a payment page elsewhere, if there is one. */
  readonly wayOut: (address: string | undefined) => readonly Node[];
  /** Shown when a payment may have been made and the page does not know. */
  readonly unknown: string;
}

/** The name of the payment page. */
const titles: Readonly<Record<Language, string>> = {
  english: 'Payment',
  hindi: 'पेमेंट',
  telugu: 'పేమెంట్',
  tamil: 'பேமெண்ட்',
  bengali: 'পেমেন্ট',
  malayalam: 'പേയ്‌മെന്റ്',
  gujarati: 'પેમેન્ટ',
  kannada: 'ಪಾವತಿ',
  marathi: 'पेमेंट',
};

/** The five texts of each language, with `|` between them. */
export const errorTextRows: Readonly<Record<Language, string>> = {
  english:
    'The payment page did not open.|Try again|Please do not pay again before you have asked the shop.|Pay on another page|This is taking longer than usual.',
  hindi:
    'पेमेंट पेज नहीं खुला।|फिर से कोशिश करें|कृपया स्टोर से पूछे बिना दोबारा पेमेंट न करें।|दूसरे पेज पर पेमेंट करें|इसमें सामान्य से अधिक समय लग रहा है।',
  telugu:
    'పేమెంట్ పేజీ తెరుచుకోలేదు.|మళ్లీ ప్రయత్నించండి|స్టోర్‌ను అడగకుండా మళ్లీ చెల్లించకండి.|మరో పేజీలో చెల్లించండి|దీనికి మామూలు కంటే ఎక్కువ సమయం పడుతోంది.',
  tamil:
    'பேமெண்ட் பக்கம் திறக்கவில்லை.|மீண்டும் முயல்|கடையிடம் கேட்காமல் மீண்டும் செலுத்த வேண்டாம்.|வேறு பக்கத்தில் செலுத்து|வழக்கத்தைவிட அதிக நேரம் ஆகிறது.',
  bengali:
    'পেমেন্ট পেজ খোলেনি।|আবার চেষ্টা করুন|দোকানকে জিজ্ঞাসা না করে আবার পেমেন্ট করবেন না।|অন্য পেজে পেমেন্ট করুন|স্বাভাবিকের চেয়ে বেশি সময় লাগছে।',
  malayalam:
    'പേയ്‌മെന്റ് പേജ് തുറന്നില്ല.|വീണ്ടും ശ്രമിക്കുക|ഷോപ്പിനോട് ചോദിക്കാതെ വീണ്ടും പണമടയ്ക്കരുത്.|മറ്റൊരു പേജിൽ പണമടയ്ക്കുക|പതിവിലും കൂടുതൽ സമയമെടുക്കുന്നു.',
  gujarati:
    'પેમેન્ટ પેજ ખૂલ્યું નહીં.|ફરી પ્રયાસ કરો|સ્ટોરને પૂછ્યા વિના ફરી પેમેન્ટ ન કરો.|બીજા પેજ પર પેમેન્ટ કરો|સામાન્ય કરતાં વધુ સમય લાગી રહ્યો છે.',
  kannada:
    'ಪಾವತಿ ಪುಟ ತೆರೆಯಲಿಲ್ಲ.|ಮತ್ತೆ ಪ್ರಯತ್ನಿಸಿ|ಸ್ಟೋರ್‌ನಲ್ಲಿ ವಿಚಾರಿಸದೆ ಮತ್ತೆ ಪಾವತಿಸಬೇಡಿ.|ಬೇರೆ ಪುಟದಲ್ಲಿ ಪಾವತಿಸಿ|ಸಾಮಾನ್ಯಕ್ಕಿಂತ ಹೆಚ್ಚು ಸಮಯ ತೆಗೆದುಕೊಳ್ಳುತ್ತಿದೆ.',
  marathi:
    'पेमेंट पेज उघडले नाही.|पुन्हा प्रयत्न करा|स्टोअरला विचारल्याशिवाय पुन्हा पेमेंट करू नका.|दुसऱ्या पेजवर पेमेंट करा|नेहमीपेक्षा जास्त वेळ लागत आहे.',
};

/** The element's words about a failure in one of the nine languages. */
export function errorTextsIn(language: Language): ErrorTexts {
  const [failed = '', retry = '', unknown = '', elsewhere = '', slow = ''] = errorTextRows[language].split('|');
  return { title: titles[language], slow, failed, retry, unknown, wayOut: (address) => wayOut(address, elsewhere) };
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
